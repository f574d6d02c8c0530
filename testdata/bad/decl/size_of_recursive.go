// The size of a type that contains itself: not constant, and no endless loop.
package main

import "unsafe"

type A struct {
	n int
	e [2]A
}

type B struct{ c C }
type C struct{ b [1]B }

const (
	size   = unsafe.Sizeof(A{})    
	offset = unsafe.Offsetof(A{}.e)
	align  = unsafe.Alignof(B{})
)

var list [unsafe.Sizeof(C{})]int

func main() {
	println(size, offset, align, len(list), unsafe.Sizeof(B{}))
}
