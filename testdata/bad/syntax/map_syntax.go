package main

var a map[string]
var b map[]int
var c map string

func main() {}
