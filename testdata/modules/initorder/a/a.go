package a

import (
	"example.com/initorder/b"
	"example.com/initorder/log"
)

var Value = b.Value*10 + log.Add("a var")

func init() { log.Add("a init") }
