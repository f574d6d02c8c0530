package b

import "example.com/initorder/log"

var Value = early + log.Add("b var Value")

var early = log.Add("b var early")

func init() { log.Add("b init") }
