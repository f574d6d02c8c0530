package main

import "unsafe"

type T struct{}
type P *T
type I interface{ M() }
type C interface{ ~int }

type A struct {
	*I
	P
	*P
	unsafe.Pointer
	C
	T
	*T
	[]int
}

type B[X any] struct {
	X
	*X
}
