// What MemStats counts of all time never gets less, whoever allocates meanwhile; and objects that stale words keep count once.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

const mask = 0x5a5a5a5a5a5a5a5a

var (
	sink   [2]any
	hidden [64]uintptr
	kept   [64]*[4096]byte
)

//go:noinline
func hide() {
	for i := range hidden {
		a, b := new([4096]byte), new([4096]byte)
		kept[i] = a
		sink[0] = b
		hidden[i] = uintptr(unsafe.Pointer(b)) ^ mask
	}
	sink[0] = nil
}

//go:noinline
func stale() {
	var found [64]uintptr
	for i := range found {
		found[i] = hidden[i] ^ mask
	}
	runtime.GC()
	for i := range found {
		if found[i] == 12345 {
			println(i)
		}
	}
}

func main() {
	hide()
	runtime.GC()
	for range 20 {
		stale()
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.HeapAlloc < 1<<30, m.HeapObjects < 1<<30)
	for i := range sink {
		go func() {
			for {
				sink[i] = new([6]int)
			}
		}()
	}
	less := 0
	var bytes, objects uint64
	for range 2000 {
		runtime.ReadMemStats(&m)
		if m.TotalAlloc < bytes || m.Mallocs < objects {
			less++
		}
		bytes, objects = m.TotalAlloc, m.Mallocs
	}
	fmt.Println(less)
}
