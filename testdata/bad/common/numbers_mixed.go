package main

import (
	"fmt"
)

func main() {
	var a int = 1
	var b int64 = 2
	var c float64 = 3
	var d uint8 = 256
	fmt.Println(a+b, a*c, c%2, d, a/0, b<<1.5, ^c, -"x", !a)
	a = 3.5
	b = a
	c = a
	var e byte = -1
	var f int32 = 'a' * 1e10
	_, _ = e, f
}
