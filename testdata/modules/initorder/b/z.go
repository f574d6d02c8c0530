package b

import "example.com/initorder/log"

var Late = log.Add("b var in z.go")

func init() { log.Add("b init in z.go") }
