// A file that became shorter under its mapping.
package main

import (
	"fmt"
	"os"
	"syscall"
	"unsafe"
)

func main() {
	f, err := os.CreateTemp("", "mapped")
	if err != nil {
		panic(err)
	}
	os.Remove(f.Name())
	f.Truncate(8192)
	p, _, errno := syscall.Syscall6(syscall.SYS_MMAP, 0, 8192, 3, 1, f.Fd(), 0)
	if errno != 0 {
		panic(errno)
	}
	b := unsafe.Slice((*byte)(unsafe.Pointer(p)), 8192)
	b[5000] = 1
	fmt.Println(b[5000])
	f.Truncate(100)
	fmt.Println(b[5000])
}
