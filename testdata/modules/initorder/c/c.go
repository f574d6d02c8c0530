package c

import (
	_ "example.com/initorder/a"
	"example.com/initorder/log"
)

func init() { log.Add("c init") }
