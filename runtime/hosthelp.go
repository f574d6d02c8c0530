// What a thread of the host's does while the goroutine of its call waits: it runs others, like any m, as long as its p has some. So a call that
// hands values to and fro with goroutines costs what that costs between goroutines, and no change of threads.
//
// It must be back as soon as its own goroutine is ready. Whoever takes that from a queue tells it (wakelocked), which stops the goroutine that it runs; and
// what may keep the thread in the kernel goes on elsewhere (leavehost).
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

const awayTimes = 64 // how often a goroutine that makes system calls is left to other ms

// helprunnable is what m mp, whose own goroutine does not run, does next: that, another one, or nothing (nil). On g0.
func helprunnable(mp *m) (gp *g, inheritTime bool) {
	pp := mp.p
	if pp == nil || !mp.ishost || mp.hub != nil {
		return nil, false
	}
	for {
		if atomic.Load(&mp.lockstate) == lockReady {
			atomic.Store(&mp.lockstate, lockRuns)
			return mp.lockedg, false
		}
		if pp.id >= gomaxprocs || atomic.Load(&world.stopping) != 0 || atomic.Load(&mp.interrupted) != 0 {
			return nil, false
		}
		if atomic.Load(&gcwork.phase) != gcOff {
			gcshare(pp)
		}
		gp, inheritTime = localrunnable(pp)
		if gp == nil || gp == mp.lockedg {
			return gp, inheritTime
		}
		if other := gp.lockedm; other != nil {
			if !wakelocked(other) {
				continue
			}
			if !atomic.Cas(&mp.lockstate, lockRuns, lockSleeps) {
				// Ours is ready, too, and there is one p.
				atomic.Store(&other.lockstate, lockSleeps)
				runqput(pp, gp, false)
				continue
			}
			givep(other)
			parklocked(mp)
			return mp.lockedg, false
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

// hosthelps tells whether a thread of the host's runs other goroutines while its own waits. On sysmon's thread.
func hosthelps(now int64) bool {
	if now < deadlocks.look {
		return deadlocks.helping
	}
	deadlocks.look = now + deadlockScanNS/4
	deadlocks.helping = false
	for mp := allm; mp != nil; mp = mp.alllink {
		if gp := mp.lockedg; mp.ishost && gp != nil && atomic.Load(&gp.atomicstatus) == _Gwaiting {
			deadlocks.helping = true
			break
		}
	}
	return deadlocks.helping
}
