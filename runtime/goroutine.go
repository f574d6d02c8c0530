// Goroutines: how a g is made for a go statement, and what becomes of it when the goroutine ends.
//
// gs are never freed. A dead one waits with its first segment on its p's list, of which half goes to sched.gFree when it gets long: a list of such batches
// (hostouter leads from the first of one to the first of the next). All gs there have ever been hang on allgs (allglock), dead ones too.
//
// A g that newproc1 has made is on no queue yet: its caller alone knows it, and may not be preempted before it has put it somewhere.
// Whatever a goroutine leaves behind in its g is cleared when it ends (gdestroy), or set when the g is used again (newproc1, hostprepare).
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const gFreeBatch = 32

// malg makes a g with its first segment.
func malg() *g {
	gp := (*g)(persistentalloc(unsafe.Sizeof(g{})))
	var s *stackseg
	systemstack(func() { s = stackalloc(0) }) // not on a segment, which might have to grow under the pool's lock
	if stressSplit {
		s.top = (s.guard() + stackReserve) &^ 15
	}
	gp.seg0 = s
	gp.stackguard = s.guard()
	gp.stacksize = s.size
	return gp
}

// newg gives a dead g: a free one of pp's, or of all (nil), or a new one.
func newg(pp *p) *g {
	gp := gfget(pp)
	if gp == nil {
		gp = malg()
		lock(&allglock)
		gp.alllink = allgs
		if allgs != nil {
			allgs.allnewer = gp
		} else {
			oldestg = gp
		}
		allgs = gp
		allgsize += uint64(unsafe.Sizeof(g{}))
		unlock(&allglock)
	}
	return gp
}

// gfget gives nil if there is none. Of the list of all it takes a whole batch for pp: what it does under the lock takes no longer for many than for one.
func gfget(pp *p) *g {
	if pp == nil {
		lock(&sched.gFreelock)
		gp := sched.gFree
		if gp != nil {
			rest := gp.schedlink
			if rest != nil {
				rest.hostouter = gp.hostouter
			} else {
				rest = gp.hostouter
			}
			sched.gFree = rest
			gp.hostouter = nil
		}
		unlock(&sched.gFreelock)
		return gp
	}
	gp := pp.gFree
	if gp == nil {
		if sched.gFree == nil {
			return nil
		}
		lock(&sched.gFreelock)
		gp = sched.gFree
		if gp == nil {
			unlock(&sched.gFreelock)
			return nil
		}
		sched.gFree = gp.hostouter
		unlock(&sched.gFreelock)
		gp.hostouter = nil
		for each := gp; each != nil; each = each.schedlink {
			pp.gFreeN++
		}
	}
	pp.gFree = gp.schedlink
	pp.gFreeN--
	return gp
}

// gfput puts a dead g on the list of free ones: pp's, or that of all (nil).
func gfput(pp *p, gp *g) {
	if gp.seg0.next != nil {
		stackfreeAfter(gp, gp.seg0)
	}
	gp.stackguard = gp.seg0.guard()
	if pp != nil {
		gp.schedlink = pp.gFree
		pp.gFree = gp
		pp.gFreeN++
		if pp.gFreeN < 2*gFreeBatch {
			return
		}
		last := gp
		for i := 1; i < gFreeBatch; i++ {
			last = last.schedlink
		}
		pp.gFree = last.schedlink
		pp.gFreeN -= gFreeBatch
		last.schedlink = nil
	} else {
		gp.schedlink = nil
	}
	lock(&sched.gFreelock)
	gp.hostouter = sched.gFree
	sched.gFree = gp
	unlock(&sched.gFreelock)
}

// newproc is the go statement: fn is the thunk with everything evaluated, or the function itself if that is all there is, which may be nil.
func newproc(fn func()) {
	if fn == nil {
		fatal("go of nil func value")
	}
	noPreemptInc()
	gp := newproc1(fn, *(*uintptr)(add(getframeaddr(), 8)))
	if gp.gopc >= interptext && gp.gopc < interpetext {
		gp.gopc, _, _ = unwind(uintptr(getframeaddr()))
	}
	if traceon {
		tracegocreate(gp, 0)
	}
	runqputnext(gp)
	if mainStarted {
		wakep()
	}
	pp := tcbGetM().p
	expired := pp != nil && atomic.Load(&pp.preempt) != 0
	noPreemptDec()
	// Who makes goroutines in a loop is in the runtime almost always, where the signal is refused, and would go on for many time slices. The queue
	// would have become long meanwhile, and all that is in it have left the caches.
	if expired && noPreemptCount() == 0 {
		mcall(expired_m)
	}
}

func expired_m(gp *g) *g {
	if traceon {
		trace0(traceGoPreempt)
	}
	return requeue(gp)
}

// newsystemproc makes a goroutine of the runtime's own, in the main group.
func newsystemproc(fn func()) *g {
	gp := newproc1(fn, 0)
	gp.issystem = true
	gp.vars = mainvars
	gp.group = nil
	if traceon {
		tracegocreate(gp, 1)
	}
	return gp
}

// newproc1 makes a runnable goroutine that is on no queue yet. pc: where it is made. The caller does not let itself be preempted.
func newproc1(fn func(), pc uintptr) *g {
	callergp := getg()
	pp := tcbGetM().p
	gp := newg(pp)
	if atomic.Load(&gcwork.phase) != gcOff {
		startclean(gp)
	}
	fnp := *(*unsafe.Pointer)(unsafe.Pointer(&fn))
	top := gp.seg0.top - 16
	// What gogo pops: r15 r14 r13 r12 rbx rbp, then the return address.
	sp := top - 7*8
	frame := (*[7]uintptr)(unsafe.Pointer(sp))
	frame[0] = 0
	frame[1] = 0
	frame[2] = 0
	frame[3] = 0
	frame[4] = uintptr(fnp)
	frame[5] = 0
	frame[6] = asmaddr(0)
	gp.sched.sp = sp
	gp.startfn = fnp
	gp.hostleft = false
	gp.waitreason = waitReasonZero
	gp.parentGoid = callergp.goid
	gp.vars = callergp.vars
	gp.gopc = pc
	gp.goid = nextgoid(pp)
	gp.group = callergp.group
	atomic.Store(&gp.atomicstatus, _Grunnable)
	return gp
}

func nextgoid(pp *p) uint64 {
	if pp == nil {
		return atomic.Xadd64(&sched.goidgen, 1)
	}
	if pp.goidcache == pp.goidcacheend {
		pp.goidcacheend = atomic.Xadd64(&sched.goidgen, 16) + 1
		pp.goidcache = pp.goidcacheend - 16
	}
	id := pp.goidcache
	pp.goidcache++
	return id
}

// goexit1 ends the current goroutine.
func goexit1() {
	if gp := getg(); gp.hostcb != nil {
		hostgoexit(gp)
	}
	mcall(goexit0)
}

func goexit0(gp *g) *g {
	mp := tcbGetM()
	pp := mp.p
	if traceon {
		trace0(traceGoEnd)
	}
	c := gp.coro
	locked := gp.lockedm != nil
	gdestroy(gp)
	if locked {
		mp.lockedg = nil
		mp.locks = 0
	}
	mp.curg = nil
	gfput(pp, gp)
	if c != nil {
		return coroenter(c, nil)
	}
	if locked {
		mexit()
	}
	return schedule()
}

// gdestroy makes the g of a goroutine that has ended a dead one, which holds nothing: the collector does not look at it. Its stack stays as it is.
func gdestroy(gp *g) {
	atomic.StoreRel(&gp.atomicstatus, _Gdead)
	gp.m = nil
	gp.lockedm = nil
	gp._defer = nil
	gp._panic = nil
	gp.waiting = nil
	gp.param = nil
	gp.timer = nil
	gp.writebuf = nil
	gp.coro = nil
	gp.sig = 0
	gp.paniconfault = false
	gp.goexiting = false
	gp.away = 0
	gp.issystem = false
	gp.killed = 0
	gp.detoured = false
}

// gcount is the number of goroutines that exist.
func gcount() int32 {
	n := int32(0)
	lock(&allglock)
	for gp := allgs; gp != nil; gp = gp.alllink {
		if atomic.Load(&gp.atomicstatus) != _Gdead && !gp.issystem {
			n++
		}
	}
	unlock(&allglock)
	return n
}
