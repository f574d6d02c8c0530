// Threads locked to goroutines: only this goroutine runs on the thread, and on no other.
//
// When the goroutine parks, its m gives the p away and sleeps (stoplockedm); who finds it runnable hands its own p to that m (startlockedm).
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

func stoplockedm() {
	mp := tcbGetM()
	if mp.p != nil {
		pp := releasep()
		handoffp(pp)
	}
	lock(&sched.lock)
	sched.nmidle++
	mp.blocked = true
	checkdead()
	unlock(&sched.lock)
	if mp.ishost && atomic.Xadd(&deadlocks.blocked, 1) == 1 {
		sysmonwake()
	}
	if traceon {
		trace0(traceThreadPark)
	}
	if mp.ishost {
		hostpark(mp)
	} else {
		notesleep(&mp.park)
	}
	noteclear(&mp.park)
	if mp.ishost {
		atomic.Xadd(&deadlocks.blocked, -1)
	}
	if traceon {
		trace0(traceThreadUnpark)
	}
	pp := mp.nextp
	mp.nextp = nil
	acquirep(pp)
}

func startlockedm(gp *g) {
	mp := gp.lockedm
	lock(&sched.lock)
	sched.nmidle--
	mp.blocked = false
	unlock(&sched.lock)
	pp := releasep()
	mp.nextp = pp
	wakem(mp)
	stopm()
}

func LockOSThread() {
	gp := getg()
	mp := tcbGetM()
	mp.lockedg = gp
	gp.lockedm = mp
	mp.locks++
}

func UnlockOSThread() {
	gp := getg()
	mp := tcbGetM()
	if mp.lockedg != gp {
		return
	}
	mp.locks--
	if mp.locks == 0 {
		mp.lockedg = nil
		gp.lockedm = nil
	}
}
