// Sizeof, Alignof and Offsetof: constants, padding, empty and trailing zero-size fields, embedded fields, generic code.
package main

import (
	"fmt"
	"unsafe"
)

type A struct {
	a bool
	b int64
	c bool
	d int16
	e float32
	f [3]byte
	g complex64
}

type B struct {
	x struct{}
	y int32
	z struct{}
}

type C struct {
	A
	*B
	i any
	s string
	t []int
	m map[int]int
	f func()
	c chan int
}

type G[T any] struct {
	a byte
	v T
	b byte
}

const (
	size  = unsafe.Sizeof(A{})
	off   = unsafe.Offsetof(A{}.e)
	align = unsafe.Alignof(int64(0))
)

var arr [size]byte

func sizes[T any]() (uintptr, uintptr, uintptr) {
	var g G[T]
	return unsafe.Sizeof(g), unsafe.Offsetof(g.v), unsafe.Alignof(g.v)
}

func main() {
	var a A
	var b B
	var c C
	fmt.Println(size, off, align, len(arr))
	fmt.Println(unsafe.Offsetof(a.a), unsafe.Offsetof(a.b), unsafe.Offsetof(a.c), unsafe.Offsetof(a.d), unsafe.Offsetof(a.e), unsafe.Offsetof(a.f), unsafe.Offsetof(a.g))
	fmt.Println(unsafe.Sizeof(b), unsafe.Offsetof(b.y), unsafe.Offsetof(b.z), unsafe.Alignof(b))
	fmt.Println(unsafe.Sizeof(c), unsafe.Offsetof(c.B), unsafe.Offsetof(c.i), unsafe.Offsetof(c.s), unsafe.Offsetof(c.t), unsafe.Offsetof(c.m), unsafe.Offsetof(c.f), unsafe.Offsetof(c.c))
	fmt.Println(unsafe.Offsetof(c.b), unsafe.Offsetof(c.A.b), unsafe.Sizeof(c.y))
	fmt.Println(unsafe.Sizeof(0), unsafe.Sizeof('a'), unsafe.Sizeof(1.0), unsafe.Sizeof(1i), unsafe.Sizeof(""), unsafe.Sizeof(true), unsafe.Sizeof([0]int{}), unsafe.Sizeof(struct{}{}))
	fmt.Println(sizes[byte]())
	fmt.Println(sizes[int64]())
	fmt.Println(sizes[string]())
	fmt.Println(sizes[struct{}]())
	fmt.Println(sizes[[3]int16]())
	fmt.Println(unsafe.Sizeof([3]A{}), unsafe.Sizeof(new(A)), unsafe.Sizeof(*new(A)), unsafe.Alignof(a), unsafe.Alignof(a.d))
	calls := 0
	f := func() int { calls++; return 1 }
	fmt.Println(unsafe.Sizeof(f()), calls)
	const big = unsafe.Sizeof([1 << 30]int64{})
	fmt.Println(big, big/unsafe.Sizeof(int64(0)))
	fmt.Printf("%T\n", unsafe.Sizeof(1))
}
