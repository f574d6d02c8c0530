package main

var a []
var b [3
var c [...]

func main() {}
