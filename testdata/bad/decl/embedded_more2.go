package main

import (
	"unsafe"
	"sync"
)

type T struct{}
type P *T
type I interface{ M() }
type C interface{ ~int }

type A struct {
	*I
	P
	unsafe.Pointer
	C
	T
	*T
	comparable
	sync.Mutex
	sync.Locker
	Undefined
}

type B[X any] struct {
	X
	*X
}

func main() {
	var a A
	a.M()
	a.Lock()
}
