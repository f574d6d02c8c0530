// GOMAXPROCS is lowered while ps with goroutines in their queues are in system calls, and a collection stops the world: no goroutine is forgotten.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

var ran atomic.Int32

// fill makes goroutines, which go to the queue of its p, and then a short system call.
func fill() {
	for range 30 {
		go func() { ran.Add(1) }()
	}
	wait := [2]int64{0, 30_000}
	syscall.Syscall(syscall.SYS_NANOSLEEP, uintptr(unsafe.Pointer(&wait)), 0, 0)
}

func main() {
	for round := range 400 {
		runtime.GOMAXPROCS(4)
		ran.Store(0)
		for range 4 {
			go fill()
		}
		for range round % 7 * 3000 {
		}
		runtime.GOMAXPROCS(1)
		runtime.GC()
		begin := time.Now()
		for ran.Load() < 120 {
			runtime.Gosched()
			if time.Since(begin) > 20*time.Second {
				panic(fmt.Sprint("round ", round, ": only ", ran.Load(), " goroutines ran"))
			}
		}
	}
	fmt.Println("all ran")
}
