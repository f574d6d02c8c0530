// A fault at an address that no pointer can have, which the processor does not tell: not that of a nil pointer.
package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func load(p uintptr) byte { return *(*byte)(unsafe.Pointer(p)) }

func main() {
	defer func() { fmt.Println("not recovered", recover()) }()
	fmt.Println("start")
	load(0xdead000000000000)
}
