// Faults at addresses that no pointer can have, beyond the nil page and of memory that may not be written; the setting is a goroutine's own.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"syscall"
	"unsafe"
)

//go:noinline
func load(p uintptr) byte { return *(*byte)(unsafe.Pointer(p)) }

//go:noinline
func store(p uintptr) { *(*byte)(unsafe.Pointer(p)) = 1 }

func try(what string, f func()) {
	defer func() {
		r := recover()
		fmt.Println(what, r)
		if e, ok := r.(runtime.Error); ok {
			a, ok := e.(interface{ Addr() uintptr })
			if ok {
				fmt.Printf("%#x\n", a.Addr())
			}
		}
	}()
	f()
}

func main() {
	try("nil page", func() { load(0) })
	try("nil page", func() { load(0xfff) })
	debug.SetPanicOnFault(true)
	try("nil page", func() { load(0xfff) })
	try("after it", func() { load(0x1000) })
	try("load", func() { load(0xdead000000000000) })
	try("store", func() { store(0xdead000000000000) })
	const readable, anonymous = 1, 0x22
	p, _, errno := syscall.Syscall6(syscall.SYS_MMAP, 0, 4096, readable, anonymous, ^uintptr(0), 0)
	if errno != 0 {
		panic(errno)
	}
	try("read only", func() {
		defer func() {
			r := recover()
			fmt.Println(r, r.(interface{ Addr() uintptr }).Addr() == p)
		}()
		store(p)
	})
	done := make(chan bool)
	go func() {
		defer close(done)
		fmt.Println(debug.SetPanicOnFault(false))
	}()
	<-done
	try("nil map", func() { var m map[string]int; m["a"] = 1 })
}
