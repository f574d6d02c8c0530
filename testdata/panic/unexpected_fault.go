// A wild pointer in a goroutine ends the program, whatever is recovered.
package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func write(p *int) { *p = 3 }

func main() {
	fmt.Println("begin")
	go func() {
		defer func() { recover() }()
		write((*int)(unsafe.Pointer(uintptr(0x123456789000))))
	}()
	select {}
}
