// Sweeping: what marking left unmarked becomes free. A span is swept when its class needs room, or before the next cycle.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// sweepers counts who sweeps a span, which is on no list meanwhile. From before it leaves its list; sweepclass's also until it is on the next.
var sweepers int32

// sweepspan makes the marks of a span, which is on no list, the objects in use; if there are none its pages are freed and it tells so.
func sweepspan(s *mspan) bool {
	words := (s.nelems + 63) / 64
	marked := uintptr(0)
	for i := uintptr(0); i < words; i++ {
		marked += popcount64(*(*uint64)(unsafe.Pointer(s.mark + i*8)))
	}
	if n := s.count - marked; n != 0 { // negative if stale words have brought free objects back
		atomic.Xadd64(&gcstats.freed, int64(n))
		atomic.Xadd64(&gcstats.freedsize, int64(n*s.elemsize))
	}
	if stressGC != 0 {
		poison(s)
	}
	if marked == 0 {
		freePages(s)
		return true
	}
	s.mark, s.alloc = s.alloc, s.mark
	memclrNoHeapPointers(unsafe.Pointer(s.mark), words*8)
	s.count = marked
	s.index = 0
	s.needzero = 1
	s.runstart = s.base
	s.free = s.base
	s.limit = s.base
	return false
}

// poison fills what is about to be free, so that who still uses it is found out.
func poison(s *mspan) {
	for i := uintptr(0); i < s.nelems; i++ {
		if *(*uint64)(unsafe.Pointer(s.mark + i>>6*8))>>(i&63)&1 == 0 {
			libc_memset(unsafe.Pointer(s.base+i*s.elemsize), 0xdb, s.elemsize)
		}
	}
}

// sweepclass sweeps all spans of a class; yielding: until somebody wants to stop the world.
func sweepclass(spc uintptr, yielding bool) {
	c := &central[spc]
	for c.unswept.first != nil && !(yielding && atomic.Load(&world.stopping) != 0) {
		lock(&c.lock)
		s := c.unswept.first
		if s == nil {
			unlock(&c.lock)
			return
		}
		atomic.Xaddint32(&sweepers, 1)
		c.unswept.remove(s)
		unlock(&c.lock)
		if !sweepspan(s) {
			lock(&c.lock)
			if s.count >= s.nelems {
				c.full.push(s)
			} else {
				c.partial.push(s)
			}
			unlock(&c.lock)
		}
		atomic.Xaddint32(&sweepers, -1) // not before it is on a list (freelarge)
	}
}

// sweeplarge sweeps the objects that have a span each, whose pages are free at once; until somebody wants to stop the world.
func sweeplarge() {
	sweepclass(0, true)
	sweepclass(1, true)
}

// finishsweep sweeps all that the last cycle left.
func finishsweep() {
	if traceon {
		trace0(traceSweepBegin)
	}
	for i := uintptr(0); i < numSizeClasses*2; i++ {
		sweepclass(i, false)
	}
	for i := 0; atomic.Loadint32(&sweepers) != 0; i++ {
		procyield1()
		if i > 1000 {
			osyield()
		}
	}
	if traceon {
		trace0(traceSweepEnd)
	}
}
