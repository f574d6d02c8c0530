// Memory faults that a program asked to be told of as panics: wild pointers, and files that became shorter under their mapping.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"syscall"
	"unsafe"
)

type addressed interface{ Addr() uintptr }

//go:noinline
func read(p *int) int { return *p }

//go:noinline
func write(p *int, v int) int { *p = v; return v + 1 }

func attempt(what string, f func()) {
	defer func() {
		e := recover()
		var re runtime.Error
		err, _ := e.(error)
		fmt.Println(what, err, errors.As(err, &re))
		if a, ok := e.(addressed); ok && what != "copy" && what != "string" { // memmove may fault anywhere
			fmt.Printf("%#x\n", a.Addr()&0xfff)
		}
	}()
	f()
}

func mapped() []byte {
	f, _ := os.CreateTemp("", "x")
	os.Remove(f.Name())
	f.Truncate(3 * 4096)
	p, _, errno := syscall.Syscall6(syscall.SYS_MMAP, 0, 3*4096, 3, 1, f.Fd(), 0)
	if errno != 0 {
		panic(errno)
	}
	b := unsafe.Slice((*byte)(unsafe.Pointer(p)), 3*4096)
	b[5000] = 1
	f.Truncate(4096)
	return b
}

var sink []byte

func main() {
	var wild uintptr = 0x123456789000
	attempt("nil page", func() { read((*int)(unsafe.Add(unsafe.Pointer(nil), 100))) })
	debug.SetPanicOnFault(true)
	attempt("read", func() { read((*int)(unsafe.Pointer(wild + 0x123))) })
	attempt("write", func() { write((*int)(unsafe.Pointer(wild + 0x120)), 1) })
	b := mapped() // the last two of its three pages are beyond the file's end
	attempt("bus", func() { sink = append(sink, b[4096+17]) })
	attempt("copy", func() { sink = make([]byte, len(b)); copy(sink, b) })
	attempt("string", func() { s := string(b); fmt.Println(s[:3]) })
	attempt("write bus", func() { b[2*4096] = 1 })
	fmt.Println(b[1])
	for i := range 1000 {
		func() {
			defer func() { recover() }()
			read((*int)(unsafe.Pointer(wild + uintptr(i)*8)))
		}()
	}
	fmt.Println("end")
}
