// How a goroutine stops running and comes to run again: parking and readying, yielding.
//
// A goroutine that waits is on one queue, or in one place, of what it waits for, and whoever takes it off there readies it, once. It is off its
// stack before that queue's lock is released (unlockf), so that who readies it finds it parked. goready puts it into the current p's
// runnext, since what it waited for is likely in this core's cache, and wakes an m if there is an idle p.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// gopark puts the current goroutine to sleep. unlockf runs on g0 once the goroutine is off its stack; if it
// returns false the goroutine goes on. lock is passed to it.
func gopark(unlockf func(*g, unsafe.Pointer) bool, lock unsafe.Pointer, reason waitReason) {
	gp := getg()
	mp := tcbGetM()
	mp.waitlock = lock
	mp.waitunlockf = unlockf
	gp.waitreason = reason
	mcall(park_m)
	if gp.killed == killUnparked {
		killpoint(gp)
	}
}

func parkunlock_c(gp *g, l unsafe.Pointer) bool {
	unlock((*mutex)(l))
	return true
}

// goparkunlock parks the goroutine and unlocks l once it is parked.
func goparkunlock(l *mutex, reason waitReason) {
	gopark(parkunlock_c, unsafe.Pointer(l), reason)
}

func park_m(gp *g) *g {
	mp := tcbGetM()
	if traceon {
		tracegopark(gp.waitreason)
	}
	atomic.StoreRel(&gp.atomicstatus, _Gwaiting)
	gp.m = nil
	mp.curg = nil
	fn := mp.waitunlockf
	if fn != nil {
		ok := fn(gp, mp.waitlock)
		mp.waitunlockf = nil
		mp.waitlock = nil
		if !ok {
			if traceon {
				tracegoready(gp)
			}
			atomic.StoreRel(&gp.atomicstatus, _Grunnable)
			return execute(gp, true)
		}
	}
	return schedule()
}

// goready makes a parked goroutine runnable; it runs next on this p.
func goready(gp *g) {
	noPreemptInc()
	if traceon {
		tracegoready(gp)
	}
	atomic.StoreRel(&gp.atomicstatus, _Grunnable)
	runqputnext(gp)
	wakep()
	noPreemptDec()
}

// Gosched yields the processor; the goroutine goes to the end of the global queue.
func Gosched() {
	mcall(gosched_m)
}

func gosched_m(gp *g) *g {
	if traceon {
		trace0(traceGoYield)
	}
	return requeue(gp)
}

// requeue puts the current goroutine at the end of the global queue. On g0.
func requeue(gp *g) *g {
	mp := tcbGetM()
	atomic.StoreRel(&gp.atomicstatus, _Grunnable)
	gp.m = nil
	mp.curg = nil
	lock(&sched.lock)
	globrunqput(gp)
	unlock(&sched.lock)
	if mainStarted {
		wakep()
	}
	return schedule()
}
