// Threads locked to goroutines: the goroutine runs on this thread only, and but for threads of the host's nothing else runs there.
//
// When the goroutine parks, its m gives the p away and sleeps (stoplockedm); who finds it runnable hands its own p to that m (wakelocked, givep). A
// thread of the host's first runs other goroutines (hosthelp.go), and is told when its own is ready.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

// States of g.lockstate. They are the call's and not the thread's, since that may be in several: a handler of a signal's makes calls, too (hostpark).
const (
	lockRuns   = iota // the m runs its goroutine, or others while that waits
	lockSleeps        // the m sleeps until somebody gives it a p
	lockReady         // its goroutine is ready, and on no queue: the m is to go on with it
)

// stoplockedm sleeps until the m's own goroutine can go on; the m has a p then.
func stoplockedm() {
	mp := tcbGetM()
	if mp.ishost && atomic.Load(&mp.interrupted) != 0 {
		hosthandle(mp)
	}
	if !mp.ishost || sleeplocked(mp) {
		parklocked(mp)
	}
}

// parklocked is stoplockedm for who has changed lockstate to lockSleeps already: the m may have been given a p since.
func parklocked(mp *m) {
	if mp.p != nil {
		pp := releasep()
		handoffp(pp)
	}
	lock(&sched.lock)
	sched.nmidle++
	mp.blocked = true
	checkdead()
	unlock(&sched.lock)
	if mp.ishost {
		hostwaiting(mp)
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
	if traceon {
		trace0(traceThreadUnpark)
	}
	pp := mp.nextp
	mp.nextp = nil
	acquirep(pp)
}

// waitforp queues the goroutine of mp, which has no p, and goes on with it: whoever takes it from the queue hands it, with a p, to mp. On g0; sched.lock
// is held.
func waitforp(mp *m, gp *g) *g {
	atomic.Store(&gp.lockstate, lockSleeps)
	globrunqput(gp)
	unlock(&sched.lock)
	parklocked(mp)
	return execute(gp, false)
}

// sleeplocked is for a host's m that is about to sleep; false: its goroutine is ready, and it has the p to run it.
func sleeplocked(mp *m) bool {
	own := mp.lockedg
	if atomic.Cas(&own.lockstate, lockRuns, lockSleeps) {
		return true
	}
	if mp.p != nil && atomic.Load(&mp.interrupted) == 0 {
		atomic.Store(&own.lockstate, lockRuns)
		return false
	}
	// It has no p, or something else to do first (hostpark). Whoever takes it from the queue has a p for it.
	queuelocked(own)
	return true
}

// queuelocked puts the goroutine of a thread that sleeps on the queue: who takes it from there has a p for it.
func queuelocked(gp *g) {
	atomic.Store(&gp.lockstate, lockSleeps)
	lock(&sched.lock)
	globrunqput(gp)
	unlock(&sched.lock)
	wakep()
}

// wakelocked is called by who took gp, which is locked to an m, from a queue; true: that sleeps, and the caller must give it a p. False: it is awake, and
// knows.
func wakelocked(gp *g) bool {
	mp := gp.lockedm
	if !mp.ishost {
		return true
	}
	for {
		if atomic.Cas(&gp.lockstate, lockSleeps, lockRuns) {
			return true
		}
		if atomic.Cas(&gp.lockstate, lockRuns, lockReady) {
			pp := mp.p
			if pp != nil {
				atomic.Store(&pp.preempt, 1)
				preemptone(pp)
			}
			return false
		}
	}
}

// givep wakes mp, which sleeps until its goroutine can go on, and gives it a p that no m has.
func givep(mp *m, pp *p) {
	lock(&sched.lock)
	sched.nmidle--
	mp.blocked = false
	unlock(&sched.lock)
	mp.nextp = pp
	wakem(mp)
}

// ishostcall tells whether gp is a call that a thread of the host's makes: it is on that from its beginning to its end.
func ishostcall(gp *g) bool { return gp.hostcb != nil && gp.hostcb.hub == nil }

func LockOSThread() {
	leavehost()
	startTemplate()
	gp := getg()
	mp := tcbGetM()
	if ishostcall(gp) {
		return
	}
	mp.lockedg = gp
	gp.lockedm = mp
	mp.locks++
}

func UnlockOSThread() {
	gp := getg()
	mp := tcbGetM()
	if mp.lockedg != gp || ishostcall(gp) {
		return
	}
	mp.locks--
	if mp.locks == 0 {
		mp.lockedg = nil
		gp.lockedm = nil
	}
}
