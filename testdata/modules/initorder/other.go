package main

import "example.com/initorder/log"

var y = log.Add("main var y")

func init() { log.Add("main init in other.go") }
