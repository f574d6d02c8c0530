package main

import (
	"strings"
)

func main() {
	strings.ToUpper("x")
	len("x")
	append([]int{}, 1)
	1 + 2
	"x"
	strings.ToUpper
	func() {}
	[]int{1}
	x := 1
	x == 2
	-x
}
