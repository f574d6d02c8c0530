package main

import "unsafe"

type T struct {
	a int
	*E
}
type E struct{ b int }

func (T) m() {}

func main() {
	var t T
	var s []int
	_ = unsafe.Offsetof(t)
	_ = unsafe.Offsetof(t.b)
	_ = unsafe.Offsetof(t.m)
	_ = unsafe.Offsetof(1)
	_ = unsafe.Sizeof()
	_ = unsafe.Sizeof(int)
	_ = unsafe.Alignof(nil)
	_ = unsafe.Slice(s, 1)
	_ = unsafe.Slice(&t, -1)
	_ = unsafe.Slice(&t, 1.5)
}
