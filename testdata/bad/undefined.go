package main

import "fmt"

type T struct{ a int }

func main() {
	fmt.Println(x)
	y = 5
	var t T
	t.b = 1
	t.M()
	fmt.Printn("x")
	var u Unknown
	z()
	_ = u
	_ = t.a.c
	_ = fmt.println
}
