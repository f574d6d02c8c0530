package main

import "fmt"

type T struct {
	a int
	a string
}

func (T) M() {}
func (T) M() {}
func (T) a() {}

func f() {}
func f() {}

var f = 1

type I interface {
	X()
	X()
}

func g(a int, a string) {}

func main() {
	x := 1
	var x int
	x := 2
	fmt := 5
	_, _ = x, fmt
}
