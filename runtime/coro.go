// Coroutines, for package iter: a goroutine that runs only while another waits for it.
//
// A coro holds the one of the two that does not run. A switch exchanges the running goroutine with it on the same m and p, without a
// queue, so it costs two mcalls' halves instead of a wake-up by way of the scheduler. When the body ends, by return or Goexit (goexit0), the
// goroutine that waits goes on and the coro is empty.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

type coro struct {
	gp uintptr // *g; exchanged atomically, so that switches from two goroutines at once cannot both take it
}

// newcoro makes a coroutine that will run f when it is first switched to.
//
//go:linkname newcoro iter.newcoro
func newcoro(f func()) *coro {
	noPreemptInc()
	gp := newproc1(f, *(*uintptr)(add(getframeaddr(), 8)))
	c := new(coro)
	gp.coro = c
	gp.waitreason = waitReasonCoroutine
	if traceon {
		tracegocreate(gp, 1)
	}
	atomic.StoreRel(&gp.atomicstatus, _Gwaiting)
	c.gp = uintptr(unsafe.Pointer(gp))
	noPreemptDec()
	return c
}

// coroswitch runs the goroutine that c holds and leaves the current one there.
//
//go:linkname coroswitch iter.coroswitch
func coroswitch(c *coro) {
	gp := getg()
	gp.coroto = c
	gp.waitreason = waitReasonCoroutine
	mcall(coroswitch_m)
}

func coroswitch_m(gp *g) *g {
	c := gp.coroto
	gp.coroto = nil
	if traceon {
		tracegopark(waitReasonCoroutine)
	}
	tcbGetM().curg = nil
	gp.m = nil
	atomic.StoreRel(&gp.atomicstatus, _Gwaiting)
	return coroenter(c, gp)
}

// coroenter continues what c holds and puts gp, off its stack by now, in its place. On g0.
func coroenter(c *coro, gp *g) *g {
	var next *g
	for {
		old := atomic.Loaduintptr(&c.gp)
		if old == 0 {
			throw("coroswitch on exited coro")
		}
		if atomic.Casuintptr(&c.gp, old, uintptr(unsafe.Pointer(gp))) {
			next = (*g)(unsafe.Pointer(old))
			break
		}
	}
	if gp != nil && gp.lockedm != nil || next.lockedm != nil {
		// One of them must stay on its thread: the long way.
		goready(next)
		return schedule()
	}
	if traceon {
		tracegoswitch(next)
	}
	return execute(next, true)
}
