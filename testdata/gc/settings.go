// Package runtime/debug: settings of the collector give the one before and hold at once; memory goes back to the system; statistics.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"time"
)

var keep [][]byte

func collections() uint32 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.NumGC
}

//go:noinline
func garbage(megabytes int) {
	for i := 0; i < megabytes*16; i++ {
		keep = append(keep[:0], make([]byte, 1<<16))
	}
}

//go:noinline
func use(n int) {
	big := make([]byte, n)
	for i := range big {
		big[i] = 1
	}
	runtime.KeepAlive(big)
}

//go:noinline
func clobber(depth int) int {
	var room [64]int
	for i := range room {
		room[i] = depth + i
	}
	if depth > 0 {
		return clobber(depth-1) + room[depth%64]
	}
	return room[5]
}

func main() {
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(-7), debug.SetGCPercent(200), debug.SetGCPercent(100))
	fmt.Println(debug.SetMemoryLimit(-1) == math.MaxInt64, debug.SetMemoryLimit(1<<30) == math.MaxInt64,
		debug.SetMemoryLimit(-5), debug.SetMemoryLimit(math.MaxInt64))
	fmt.Println(debug.SetMaxStack(1<<20), debug.SetMaxStack(1000000000))
	fmt.Println(debug.SetMaxThreads(5000), debug.SetMaxThreads(10000))
	fmt.Println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(false), debug.SetPanicOnFault(false))

	debug.SetGCPercent(-1)
	n := collections()
	garbage(100)
	fmt.Println("off:", collections()-n)
	debug.SetGCPercent(100)
	garbage(1)
	fmt.Println("on again:", collections() > n)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(60 << 20)
	n = collections()
	garbage(200)
	fmt.Println("limit:", collections() > n)
	debug.SetMemoryLimit(math.MaxInt64)

	done := make(chan int)
	go func() { use(64 << 20); done <- clobber(20) }()
	<-done
	keep = nil
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println("released:", m.HeapReleased > 60<<20, m.HeapIdle >= m.HeapReleased, m.HeapAlloc < 20<<20)

	stats := debug.GCStats{PauseQuantiles: make([]time.Duration, 5)}
	debug.ReadGCStats(&stats)
	runtime.ReadMemStats(&m)
	fmt.Println(stats.NumGC == int64(m.NumGC), stats.PauseTotal == time.Duration(m.PauseTotalNs), len(stats.Pause) == int(stats.NumGC),
		len(stats.PauseEnd) == len(stats.Pause), stats.LastGC.Equal(stats.PauseEnd[0]), time.Since(stats.LastGC) < time.Minute)
	q := stats.PauseQuantiles
	fmt.Println(q[0] > 0, q[0] <= q[1] && q[1] <= q[2] && q[2] <= q[3] && q[3] <= q[4])
	for i := 0; i < 300; i++ {
		runtime.GC()
	}
	debug.ReadGCStats(&stats)
	fmt.Println(len(stats.Pause), stats.NumGC > 300)
}
