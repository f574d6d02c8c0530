package main

var a, b, c int = 1, 2

func main() {}
