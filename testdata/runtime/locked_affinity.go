// What a goroutine changes of the thread that it has locked does not pass on to threads that come to be meanwhile.
package main

import (
	"fmt"
	"runtime"
	"syscall"
	"time"
	"unsafe"
)

const (
	setAffinity = 203
	getAffinity = 204
)

// affinity is how many processors the current thread may run on.
func affinity() (n int) {
	var mask [1024]uint8
	syscall.RawSyscall(getAffinity, 0, uintptr(len(mask)), uintptr(unsafe.Pointer(&mask)))
	for _, b := range mask {
		for ; b != 0; b &= b - 1 {
			n++
		}
	}
	return n
}

// pin has the current thread run on the first processor that it may run on.
func pin() {
	var mask [1024]uint8
	syscall.RawSyscall(getAffinity, 0, uintptr(len(mask)), uintptr(unsafe.Pointer(&mask)))
	found := false
	for i, b := range mask {
		if found {
			b = 0
		}
		mask[i] = b & -b
		found = found || b != 0
	}
	syscall.RawSyscall(setAffinity, 0, uintptr(len(mask)), uintptr(unsafe.Pointer(&mask)))
}

func main() {
	all := affinity()
	runtime.GOMAXPROCS(4)
	counts := make(chan int)
	for range 4 {
		go func() {
			runtime.LockOSThread()
			pin()
			for range 5 {
				// Each of these needs a thread of its own, which this one may have to make.
				go func() {
					runtime.LockOSThread()
					counts <- affinity()
					time.Sleep(10 * time.Millisecond)
				}()
				time.Sleep(time.Millisecond)
			}
			counts <- all - 1 + affinity()
			time.Sleep(50 * time.Millisecond)
		}()
	}
	less := 0
	for range 4 * 6 {
		if <-counts != all {
			less++
		}
	}
	fmt.Println(less)
}
