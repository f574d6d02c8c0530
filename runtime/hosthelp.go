// What a thread of the host's does while the goroutine of its call waits: it runs others, like any m, as long as its p has some. So a call that
// hands values to and fro with goroutines costs what that costs between goroutines, and no change of threads.
//
// It must be back as soon as its own goroutine is ready. Whoever takes that from a queue tells it (wakelocked), which stops the goroutine that it runs; and
// what may keep the thread in the kernel goes on elsewhere (leavehost).
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	awayTimes = 64 // how often a goroutine that makes system calls is left to other ms

	// hostSlices is how many time slices a call of the host's gets while only others of such wait for a p. Each change means that a thread sleeps and another
	// wakes, which the system may first put where a third one runs: with four threads on two cores a tenth of the time was lost without this.
	hostSlices = 10
)

// helprunnable is what m mp, whose own goroutine does not run, does next: that, another one, or nothing (nil). On g0.
func helprunnable(mp *m) (gp *g, inheritTime bool) {
	pp := mp.p
	if pp == nil || !mp.ishost || mp.hub != nil {
		return nil, false
	}
	own := mp.lockedg
	for {
		if atomic.Load(&own.lockstate) == lockReady {
			atomic.Store(&own.lockstate, lockRuns)
			return own, false
		}
		if pp.id >= gomaxprocs || atomic.Load(&world.stopping) != 0 || atomic.Load(&mp.interrupted) != 0 {
			return nil, false
		}
		if atomic.Load(&gcwork.phase) != gcOff {
			gcshare(pp)
		}
		gp, inheritTime = localrunnable(pp)
		if gp == nil || gp == own {
			return gp, inheritTime
		}
		if other := gp.lockedm; other != nil {
			if !wakelocked(gp) {
				continue
			}
			if !atomic.Cas(&own.lockstate, lockRuns, lockSleeps) {
				// Ours is ready, too, and there is one p.
				atomic.Store(&gp.lockstate, lockSleeps)
				runqput(pp, gp, false)
				wakep()
				continue
			}
			givep(other, releasep())
			parklocked(mp)
			return own, false
		}
		if gp.away != 0 {
			gp.away--
			runqput(pp, gp, inheritTime)
			return nil, false
		}
		return gp, inheritTime
	}
}

// leavehost is called before what may keep the thread: it must not be one of the host's that has a goroutine of its own.
func leavehost() {
	for {
		mp := tcbGetM()
		gp := getg()
		if mp.lockedg == nil || mp.lockedg == gp || gp == mp.g0 {
			return
		}
		gp.away = awayTimes
		mcall(requeue)
	}
}

func hostlocked(gp *g) bool {
	mp := gp.lockedm
	return mp != nil && mp.ishost
}

// hostalone tells whether pp runs the goroutine of a thread of the host's, and nothing waits for it but others of such. On sysmon's thread; what it sees may have
// changed by then.
func hostalone(pp *p) bool {
	mp := pp.m
	if mp == nil || !mp.ishost || mp.curg == nil || mp.curg != mp.lockedg || timeSleepUntil() <= nanotime() {
		return false
	}
	if next := (*g)(unsafe.Pointer(atomic.Loaduintptr(&pp.runnext))); next != nil && !hostlocked(next) {
		return false
	}
	tail := atomic.Load(&pp.runqtail)
	for h := atomic.Load(&pp.runqhead); h != tail; h++ {
		if gp := pp.runq[h%uint32(len(pp.runq))]; gp != nil && !hostlocked(gp) {
			return false
		}
	}
	alone := true
	lock(&sched.lock)
	for gp := sched.runqhead; gp != nil && alone; gp = gp.schedlink {
		alone = hostlocked(gp)
	}
	unlock(&sched.lock)
	return alone
}
