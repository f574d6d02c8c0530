package main

import "fmt"

type T struct{}

func main() {
	_ = int
	x := T
	fmt
	T{}
	5
	"str"
	len("a")
	x = 5
	main.y()
	var v fmt
	var w main
	1 + 2
	-x
	nil
}
