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
	_ = unsafe.Sizeof() // ERROR "6: invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)"
	_ = unsafe.Offsetof(t) // ERROR "22: invalid argument: t is not a selector expression"
	_ = unsafe.Offsetof(t.m) // ERROR "22: invalid argument: t\.m is a method value"
	_ = unsafe.Offsetof(t.b) // ERROR "22: invalid argument: field b is embedded via a pointer in T"
	_ = unsafe.Offsetof(t.zz) // ERROR "22: invalid argument: T has no single field zz"
	_ = unsafe.Slice(1, 2) // ERROR "19: invalid argument: 1 \(untyped int constant\) is not a pointer"
	_ = unsafe.String("a", 1) // ERROR "20: cannot use \"a\" \(untyped string constant\) as \*byte value in argument to unsafe\.String"
	_ = unsafe.Add(1, 2) // ERROR "17: cannot use 1 \(untyped int constant\) as unsafe\.Pointer value in argument to unsafe\.Add"
	_ = unsafe.Foo // ERROR "13: undefined: unsafe\.Foo"
	_ = unsafe.Pointer(1) // ERROR "21: cannot convert 1 \(untyped int constant\) to type unsafe\.Pointer"
	var a [unsafe.Sizeof(t)]int = [16]int{}
	_ = a
}
