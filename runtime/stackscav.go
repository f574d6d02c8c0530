// Giving back stack segments that nobody uses.
//
// A segment stays linked behind the one in use until a collection finds that the goroutine did not go there since the last collection.
// Then it is free, for other goroutines. Of those, what stays free from one collection to the next goes back to the
// system: large ones for good, of the others the pages, if they have whole ones. debug.FreeOSMemory does both at once.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const osPageSize = 4096

// unbackedseg is a free segment that has no pages, so its header is not there. On a list of stackpool's, or of those that stand for nothing.
type unbackedseg struct {
	next *unbackedseg
	base uintptr
}

// stackshrink frees what gp, which does not run, had no use for since it was last here. savedsp is set when the next segment takes over, so zero
// there says that it did not.
func stackshrink(gp *g) {
	for s := gp.segment(); s != nil; s = s.next {
		if s.savedsp == 0 {
			stackfreeAfter(gp, s)
		}
		s.savedsp = 0
	}
}

// stackflush frees all segments that are not in use. The world is stopped; on g0.
func stackflush() {
	for gp := allgs; gp != nil; gp = gp.alllink {
		status := atomic.Load(&gp.atomicstatus)
		if status == _Gwaiting || status == _Grunnable {
			stackfreeAfter(gp, gp.segment())
		}
	}
	lock(&stackpool.lock)
	for i := 0; i < len(allp); i++ {
		pp := allp[i]
		for order := range pp.stackcache {
			for s := pp.stackcache[order]; s != nil; {
				next := s.next
				s.pool()
				s = next
			}
			pp.stackcache[order] = nil
			pp.stackcacheN[order] = 0
		}
	}
	unlock(&stackpool.lock)
}

// takeunbacked gives the address of a segment without pages, 0 if there is none. The pool's lock is held.
func takeunbacked(order uintptr) uintptr {
	u := stackpool.unbacked[order]
	if u == nil {
		return 0
	}
	stackpool.unbacked[order] = u.next
	u.next = stackpool.unused
	stackpool.unused = u
	stackpool.released -= uint64(stackMin) << order
	return u.base
}

// stackscavenge gives back to the system what was free all the time since it was last called, or all that is free.
func stackscavenge(all bool) {
	for order := uintptr(0); order < stackOrders; order++ {
		if stackMin<<order < osPageSize {
			continue
		}
		lock(&stackpool.lock)
		n := stackpool.least[order]
		if all {
			n = stackpool.nfree[order]
		}
		var list *stackseg
		for ; n > 0; n-- {
			s := stackpool.free[order]
			stackpool.free[order] = s.next
			stackpool.nfree[order]--
			s.next = list
			list = s
		}
		stackpool.least[order] = stackpool.nfree[order]
		unlock(&stackpool.lock)
		for list != nil {
			s := list
			list = s.next
			stackgive(s)
		}
	}
}

// stackgive gives back a segment that is on no list.
func stackgive(s *stackseg) {
	base, size, order := uintptr(unsafe.Pointer(s)), s.size, uintptr(s.order)
	if order > stackChunked {
		lock(&stackpool.lock)
		stackpool.sys -= uint64(size)
		unlock(&stackpool.lock)
		sysFree(unsafe.Pointer(base), size)
		return
	}
	sysUnused(base, size)
	lock(&stackpool.lock)
	u := stackpool.unused
	if u != nil {
		stackpool.unused = u.next
	} else {
		u = (*unbackedseg)(persistentalloc(unsafe.Sizeof(unbackedseg{})))
	}
	u.base = base
	u.next = stackpool.unbacked[order]
	stackpool.unbacked[order] = u
	stackpool.released += uint64(size)
	unlock(&stackpool.lock)
}
