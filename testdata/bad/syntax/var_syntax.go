package main

var x int 5
var y = = 3
var (
	z int
	w
)

func main() {}
