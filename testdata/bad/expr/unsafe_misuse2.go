package main

import "unsafe"

func main() {
	var b byte
	var i int
	_ = unsafe.String(&i, 1)
	_ = unsafe.String(&b, "x")
	_ = unsafe.StringData([]byte{})
	_ = unsafe.SliceData("x")
	_ = unsafe.Add(&b, 1)
	_ = unsafe.Add(unsafe.Pointer(&b), 1.5)
	unsafe.Sizeof(i)
	unsafe.Pointer(&b)
	_ = unsafe.Nothing
	var f = unsafe.Sizeof
	const c = unsafe.Sizeof(i) + unsafe.Alignof(b)
	var x int8 = unsafe.Sizeof(i)
	_ = unsafe.pointer(nil)
	_ = unsafe.String(&b, -1)
}
