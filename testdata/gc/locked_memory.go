// New objects are zero also where the process has its memory locked, so that the system does not take back what it is given.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"syscall"
)

//go:noinline
func fill() {
	for range 8 {
		b := make([]byte, 1<<20)
		for i := range b {
			b[i] = 0xff
		}
		runtime.KeepAlive(b)
	}
}

const mlockall = 151

func main() {
	syscall.Syscall(mlockall, 1, 0, 0) // MCL_CURRENT: what there is now; it may be refused
	fill()
	syscall.Syscall(mlockall, 1, 0, 0)
	runtime.GC()
	debug.FreeOSMemory()
	bad := 0
	for range 8 {
		for _, c := range make([]byte, 1<<20) {
			if c != 0 {
				bad++
			}
		}
	}
	for _, p := range make([]*int, 1000) {
		if p != nil {
			bad++
		}
	}
	fmt.Println(bad)
}
