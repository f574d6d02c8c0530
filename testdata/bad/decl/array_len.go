package main

var n = 3
var a [n]int
var b [-1]int
var c ["x"]int
var d [1 << 70]int
var e [...]int
var f [2.0]int
var g [2.5]int

func main() {}
