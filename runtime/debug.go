// The exported API about the scheduler and the heap.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// NumGoroutine is the number of goroutines that exist.
func NumGoroutine() int { return int(gcount()) }

// NumCPU is the number of cores that the process may use.
func NumCPU() int { return int(ncpu) }

// NumCgoCall is 0: there is no cgo.
func NumCgoCall() int64 { return 0 }


// GOMAXPROCS sets how many goroutines may run at once, if n > 0, and gives the setting before.
func GOMAXPROCS(n int) int {
	lock(&sched.lock)
	old := gomaxprocs
	if n > maxProcs {
		n = maxProcs
	}
	if n > 0 && int32(n) != old {
		procresize(int32(n))
	}
	unlock(&sched.lock)
	if int32(n) > old {
		wakep()
	} else if n > 0 && int32(n) < old {
		Gosched() // the caller's own p may be one too many
	}
	return int(old)
}

// numgc counts calls of GC; atomic.
var numgc uint32

// GC would run a collection. There is no collector yet.
func GC() { atomic.Xadd(&numgc, 1) }

// Stack writes the calling goroutine's trace to buf, with all the trace of every other too, and gives the number of bytes.
//
//go:noinline
func Stack(buf []byte, all bool) int {
	if len(buf) == 0 {
		return 0
	}
	gp := getg()
	gp.writebuf = buf[:0:len(buf)]
	traceback1(gp)
	if all {
		tracebackothers(gp)
	}
	n := len(gp.writebuf)
	gp.writebuf = nil
	return n
}

// MemStats are statistics of the allocator; the fields are Go's. What this allocator has no like of is 0.
type MemStats struct {
	Alloc      uint64 // bytes of heap objects
	TotalAlloc uint64
	Sys        uint64 // bytes got from the system
	Lookups    uint64
	Mallocs    uint64 // objects allocated
	Frees      uint64

	HeapAlloc    uint64
	HeapSys      uint64
	HeapIdle     uint64
	HeapInuse    uint64
	HeapReleased uint64
	HeapObjects  uint64

	StackInuse  uint64
	StackSys    uint64
	MSpanInuse  uint64
	MSpanSys    uint64
	MCacheInuse uint64
	MCacheSys   uint64
	BuckHashSys uint64
	GCSys       uint64
	OtherSys    uint64

	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m with the present numbers. Other threads go on allocating, so they are approximate.
func ReadMemStats(m *MemStats) {
	*m = MemStats{}
	bytes := mcache0.allocated
	objects := mcache0.allocs
	for i := 0; i < len(allp); i++ {
		c := allp[i].mcache
		if c != nil {
			bytes += c.allocated
			objects += c.allocs
		}
	}
	lock(&heap.lock)
	bytes += heap.large
	sys := heap.sys
	unused := uint64(heap.end - heap.cur)
	unlock(&heap.lock)
	m.Alloc = bytes
	m.TotalAlloc = bytes
	m.Mallocs = objects
	m.Sys = sys
	m.HeapAlloc = bytes
	m.HeapSys = sys
	m.HeapIdle = unused
	m.HeapInuse = sys - unused
	m.HeapObjects = objects
	m.NumGC = atomic.Load(&numgc)
	m.NumForcedGC = m.NumGC
	m.BySize[0].Size = 0
	for i := 1; i < len(m.BySize); i++ {
		m.BySize[i].Size = uint32(class_to_size[i])
	}
}

// writebufAppend adds n bytes at p to the goroutine's capture of what is printed; what does not fit is lost.
func writebufAppend(gp *g, p unsafe.Pointer, n int) {
	have := len(gp.writebuf)
	room := cap(gp.writebuf) - have
	if n > room {
		n = room
	}
	full := gp.writebuf[:have+n]
	if n > 0 {
		memmove(unsafe.Pointer(&full[have]), p, uintptr(n))
	}
	gp.writebuf = full
}
