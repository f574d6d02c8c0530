// Segmented stacks.
//
// A goroutine starts on one segment of 2 KB. When a function's frame does not fit, its prologue calls __morestack
// (asm_amd64.s), which runs the function's body on the next segment and comes back when it returns. The next segment stays linked,
// so a call at a boundary in a loop costs a switch and no allocation. Segments never move: pointers into a stack are
// ordinary pointers. Which segment a running goroutine is on follows from the stack limit in the thread's control block; g.stackguard
// has it while the goroutine does not run.
//
// Each next segment is at least twice its predecessor, so a recursion of depth n meets a boundary log n times.
//
// Below the limit (stackguard) there are at least stackReserve bytes above the segment's header: LLVM lets frames under 256 bytes compare the
// stack pointer itself, and below that must fit a leaf of libc (memmove, memset), one of ours (golite/native/leaves.py), mcall's saved
// registers and __morestack's frame.
//
// A loop of calls at a segment's end would change segments all the time. So a segment has some bytes more than the reserve, its slack, and when
// there have been many crossings from it, __morestack lowers its limit by that: what the loop calls then mostly fits. The limit is raised again when
// the segment serves somebody else. All limits of a segment lie in its first stackMin bytes, so that the segment is found from any.
//
//go:nowritebarrier
package runtime

import "unsafe"

const (
	stackMin     = 2048
	stackReserve = 480
	slackFirst   = 256 // of segments of stackMin,
	slackNext    = 512 // and of larger ones
	crossingsMany = 64 // until a segment's limit is lowered
	stackOrders  = 16      // cached sizes: stackMin << order
	stackChunked = 6       // segments up to this order are carved from chunks
	stackChunk    = 1 << 20  // of this size,
	stackChunkMax = 32 << 20 // then of twice that, up to this
)

// stackmax is how many bytes a goroutine's stack may have in all. The setting at start is Go's.
var stackmax uintptr = 1000000000

// stackseg is the header at the low end of a segment. Known to asm_amd64.s.
type stackseg struct {
	next      *stackseg // 0: the segment after this one, in use or cached
	prev      *stackseg // 8
	size      uintptr   // 16: bytes, header included
	nextguard uintptr   // 24: next's stack limit
	top       uintptr   // 32: one past the highest byte, 16-aligned
	savedsp   uintptr   // 40: stack pointer where the next segment took over
	nextfit   uintptr   // 48: frames and arguments below so many bytes fit into next; 0: there is none
	order     uint32
	crossings int32 // 60: so many switches to next until the limit is lowered
}

const (
	stackHeader = 64
	segGuard    = stackHeader + stackReserve // from a segment's header to its lowest limit; known to asm_amd64.s

	// stackRoom is what newstack adds to a frame: header, reserve and slack, and some more for what the function calls.
	stackRoom = 1024 + slackNext
	// stressRoom is how much of a segment is used in the stress mode, besides what was asked for.
	stressRoom = 256
)

// guard is the stack limit for who comes to s.
func (s *stackseg) guard() uintptr {
	if s.order == 0 {
		return uintptr(unsafe.Pointer(s)) + segGuard + slackFirst
	}
	return uintptr(unsafe.Pointer(s)) + segGuard + slackNext
}

// segmentof is the segment with a stack limit.
func segmentof(guard uintptr) *stackseg { return (*stackseg)(unsafe.Pointer(guard &^ (stackMin - 1))) }

// segment is the one that gp, which does not run, was on.
func (gp *g) segment() *stackseg { return segmentof(gp.stackguard) }

// link puts next behind s.
func (s *stackseg) link(next *stackseg) {
	s.next = next
	next.prev = s
	s.nextguard = next.guard()
	s.nextfit = next.top - uintptr(unsafe.Pointer(next)) - stackRoom + 1
	s.crossings = crossingsMany
}

// stackpool holds free segments by order; lock is a leaf lock, taken with any other held.
var stackpool struct {
	lock     mutex
	free     [stackOrders]*stackseg
	nfree    [stackOrders]int32
	least    [stackOrders]int32     // fewest free ones since the last collection
	unbacked [stackOrders]*unbackedseg // free too, but the system has their pages (stackscav.go)
	unused   *unbackedseg
	chunk    uintptr
	end      uintptr
	next     uintptr // size of the next chunk
	sys      uint64  // bytes got from the system
	released uint64  // bytes of those that the system has
}

// stackalloc returns a segment of stackMin<<order bytes, with nothing behind it. Runs on any stack with room.
func stackalloc(order uintptr) *stackseg {
	mp := tcbGetM()
	if mp.p != nil && order < stackOrders {
		pp := mp.p
		s := pp.stackcache[order]
		if s != nil {
			pp.stackcache[order] = s.next
			pp.stackcacheN[order]--
			s.next = nil
			s.prev = nil
			return s
		}
	}
	size := uintptr(stackMin) << order
	lock(&stackpool.lock)
	base := uintptr(0)
	if order < stackOrders {
		s := stackpool.free[order]
		if s != nil {
			stackpool.free[order] = s.next
			stackpool.nfree[order]--
			if stackpool.nfree[order] < stackpool.least[order] {
				stackpool.least[order]--
			}
			unlock(&stackpool.lock)
			s.next = nil
			s.prev = nil
			return s
		}
		base = takeunbacked(order)
	}
	if base == 0 && order <= stackChunked {
		base = stackcarve(order)
	} else if base == 0 {
		base = uintptr(sysAlloc(size))
		stackpool.sys += uint64(size)
	}
	unlock(&stackpool.lock)
	return stackinit(base, order)
}

// stackinit makes a segment of untouched memory.
func stackinit(base, order uintptr) *stackseg {
	s := (*stackseg)(unsafe.Pointer(base))
	s.next = nil
	s.prev = nil
	s.size = stackMin << order
	s.order = uint32(order)
	s.top = base + s.size
	return s
}

// stackcarve takes a segment from the current chunk, whole pages of it if it is as large as a page. The pool's lock is held.
func stackcarve(order uintptr) uintptr {
	size := uintptr(stackMin) << order
	if size >= osPageSize && stackpool.chunk%osPageSize != 0 {
		// Segments are of stackMin and powers of two of that, so one of stackMin is left over.
		stackinit(stackpool.chunk, 0).pool()
		stackpool.chunk += stackMin
	}
	if stackpool.end-stackpool.chunk < size {
		n := stackpool.next
		if n == 0 {
			n = stackChunk
		}
		stackpool.chunk = uintptr(sysAlloc(n))
		stackpool.end = stackpool.chunk + n
		stackpool.sys += uint64(n)
		if n > stackChunk {
			sysHugePage(stackpool.chunk, n)
		}
		if n < stackChunkMax {
			stackpool.next = n * 2
		}
	}
	base := stackpool.chunk
	stackpool.chunk += size
	return base
}

// stackfree gives a segment back: to the p's cache while that is short, else to the pool, or to the system.
func stackfree(s *stackseg) {
	s.nextfit = 0
	order := uintptr(s.order)
	if order >= stackOrders {
		lock(&stackpool.lock)
		stackpool.sys -= uint64(s.size)
		unlock(&stackpool.lock)
		sysFree(unsafe.Pointer(s), s.size)
		return
	}
	mp := tcbGetM()
	if mp.p != nil {
		pp := mp.p
		if pp.stackcacheN[order] < 32>>(order/2) {
			s.next = pp.stackcache[order]
			pp.stackcache[order] = s
			pp.stackcacheN[order]++
			return
		}
	}
	lock(&stackpool.lock)
	s.pool()
	unlock(&stackpool.lock)
}

// pool puts s into the pool, whose lock is held.
func (s *stackseg) pool() {
	order := uintptr(s.order)
	s.next = stackpool.free[order]
	stackpool.free[order] = s
	stackpool.nfree[order]++
}

// newstack is __morestack's slow path, on g0: a segment after gp's current one, for a frame with arguments of so many bytes. A cached
// next segment that is too small is replaced, and with it all after it.
func newstack(gp *g, frame uintptr) {
	cur := gp.segment()
	stackfreeAfter(gp, cur)
	order := uintptr(cur.order) + 1
	if stressSplit {
		order = 0
	}
	for uintptr(stackMin)<<order < frame+stackRoom {
		order++
	}
	size := uintptr(stackMin) << order
	if gp.stacksize+size > stackmax {
		if gp.group == nil || gp.stacksize > 2*stackmax { // segments double: the one more that a group gets is large
			stackoverflow(gp)
		}
		groupoverflow(gp)
	}
	s := stackalloc(order)
	gp.stacksize += size
	if traceon {
		trace2(traceStackGrow, uint64(size), uint64(gp.stacksize))
	}
	if stressSplit {
		s.top = (s.guard() + frame + stressRoom) &^ 15
	}
	cur.link(s)
	if stressSplit {
		cur.nextfit = frame + 1
	}
}

// stackfreeAfter frees all segments behind s.
func stackfreeAfter(gp *g, s *stackseg) {
	n := s.next
	s.next = nil
	s.nextfit = 0
	for n != nil {
		next := n.next
		gp.stacksize -= n.size
		stackfree(n)
		n = next
	}
}

func stackoverflow(gp *g) {
	printlock()
	s := gp.segment()
	print("runtime: goroutine stack exceeds ", stackmax, "-byte limit\n")
	print("runtime: sp=", unsafe.Pointer(s.guard()), " stack=[", unsafe.Pointer(s), ", ", unsafe.Pointer(s.top), "]\n")
	print("fatal error: stack overflow\n\n")
	printunlock()
	traceback1(gp)
	died()
}

func badmorestackg0() {
	writeErrStr("fatal error: stack overflow on a scheduler stack\n")
	traceback1(getg())
	exit(2)
}
