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

// SetCgoTraceback has nothing to do without cgo.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
	if version != 0 {
		panic("unsupported version")
	}
}

// Breakpoint stops the program for a debugger; without one it dies of SIGTRAP.
func Breakpoint() { raise(_SIGTRAP) }

// SetDefaultGOMAXPROCS sets what holds when the environment says nothing.
func SetDefaultGOMAXPROCS() {
	ncpu = getproccount()
	GOMAXPROCS(int(ncpu))
}

// GOMAXPROCS sets how many goroutines may run at once, if n > 0, and gives the setting before.
func GOMAXPROCS(n int) int {
	if n <= 0 {
		return int(gomaxprocs)
	}
	for !tryWorld() {
		Gosched()
	}
	lock(&sched.lock)
	old := gomaxprocs
	if n > maxProcs {
		n = maxProcs
	}
	if int32(n) != old {
		procresize(int32(n))
	}
	unlock(&sched.lock)
	doneWorld()
	if int32(n) > old {
		wakep()
	} else if int32(n) < old {
		Gosched() // the caller's own p may be one too many
	}
	return int(old)
}

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
	buf = gp.writebuf
	gp.writebuf = nil
	if all {
		withWorldStopped(func() {
			g0 := getg()
			g0.writebuf = buf
			tracebackothers(gp)
			buf = g0.writebuf
			g0.writebuf = nil
		})
	}
	return len(buf)
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

// ReadMemStats fills m with the present numbers.
func ReadMemStats(m *MemStats) { withWorldStopped(func() { readmemstats(m) }) }

func readmemstats(m *MemStats) {
	*m = MemStats{}
	bytes := mcache0.allocated
	objects := mcache0.allocs
	tiny := uint64(0)
	for i := 0; i < len(allp); i++ {
		c := allp[i].mcache
		bytes += c.allocated
		objects += c.allocs
		tiny += c.tinyallocs
		for k := range c.alloc {
			s := c.alloc[k]
			if s != &emptyspan {
				n := s.free - s.runstart
				bytes += uint64(n)
				objects += uint64(n / s.elemsize)
			}
		}
	}
	freed := atomic.Load64(&gcstats.freed)
	freedsize := atomic.Load64(&gcstats.freedsize)
	lock(&heap.lock)
	sys := heap.sys - uint64(heap.end-heap.cur) // the arena's rest was never touched
	idle := heap.freed
	released := heap.released
	unlock(&heap.lock)
	lock(&stackpool.lock)
	stacks := stackpool.sys - stackpool.released
	unbacked := stackpool.released // idle memory like any other
	unused := uint64(stackpool.end - stackpool.chunk)
	for order := range stackpool.nfree {
		unused += uint64(stackpool.nfree[order]) * stackMin << order
	}
	unlock(&stackpool.lock)
	m.TotalAlloc = bytes
	m.Alloc = bytes - freedsize
	m.Mallocs = objects + tiny
	m.Frees = freed + tiny
	m.HeapAlloc = m.Alloc
	m.HeapSys = sys + unbacked
	m.HeapIdle = idle + unbacked
	m.HeapInuse = sys - idle
	m.HeapReleased = released + unbacked
	m.HeapObjects = objects - freed
	m.StackSys = stacks
	m.StackInuse = stacks - unused
	m.OtherSys = persistent.sys
	m.Sys = sys + unbacked + stacks + persistent.sys
	m.NextGC = gcstats.goal
	m.LastGC = uint64(gcstats.last)
	m.PauseTotalNs = gcstats.pause
	m.PauseNs = gcstats.pauses
	m.PauseEnd = gcstats.pauseends
	m.NumGC = atomic.Load(&gcstats.cycles)
	m.NumForcedGC = atomic.Load(&gcstats.forced)
	m.EnableGC = true
	for i := range m.BySize {
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
