// sysmon: a thread without a p that watches the others. It retakes ps from long system calls, preempts goroutines that run too long, and sees to
// timers nobody else would look at, and starts a collection when there was none for long. It sleeps 20 µs between rounds, up to 10 ms when nothing happens. When all ps are
// idle it sleeps for 10 ms, and if they still are, until somebody wakes it: so a program that waits often, but not for long, does not pay for waking it each time.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
)

func sysmon() {
	idle := 0
	delay := uint32(20)
	nap := true
	asked := 0
	for {
		if idle == 0 {
			delay = 20
		} else if idle > 50 {
			delay *= 2
		}
		if delay > sysmonMaxWait {
			delay = sysmonMaxWait
		}
		if asked != 0 && delay > sysmonAskWait {
			usleep(sysmonAskWait)
		} else {
			usleep(delay)
		}
		forcegc()
		if atomic.Load(&gcwork.phase) != gcOff {
			gcwakeidle()
		} else if islibrary && hostmonitor(nanotime()) {
			// No long sleep: the host waits, and is looked after.
		} else if atomic.Load(&sched.npidle) == uint32(gomaxprocs) {
			lock(&sched.lock)
			if atomic.Load(&sched.npidle) == uint32(gomaxprocs) {
				noteclear(&sched.sysmonnote)
				wait, ns := uint32(sysmonSleeps), int64(60000000000)
				if nap {
					wait, ns = sysmonNaps, int64(sysmonMaxWait)*1000
				}
				atomic.Store(&sched.sysmonwait, wait)
				unlock(&sched.lock)
				woken := notetsleep(&sched.sysmonnote, ns)
				atomic.Store(&sched.sysmonwait, 0)
				idle = 0
				nap = woken
				continue
			}
			unlock(&sched.lock)
		}
		nap = true
		now := nanotime()
		maybetrace(now)
		if when := timeSleepUntil(); when < now-1000000 {
			// Overdue by a millisecond: every m is busy or asleep; start one if a p is free.
			wakep()
		}
		if netpollWanted() && now-atomic.Loadint64(&netpoll.last) > 10000000 && pollEdges(0) != 0 {
			wakep()
		}
		taken := 0
		taken, asked = retake(now)
		if taken != 0 {
			idle = 0
		} else {
			idle++
		}
	}
}

// States of sched.sysmonwait, besides 0.
const (
	sysmonSleeps = 1 // until it is woken: who takes an idle p, or enters a system call, does that
	sysmonNaps   = 2 // for 10 ms at most, a time slice: only a system call may need it sooner, if no p is idle
)

const (
	sysmonAsks    = 8   // rounds without a longer sleep for one goroutine whose time slice is over, if nobody waits for its p,
	sysmonAskWait = 100 // but of so many microseconds
)

func sysmonwake() {
	if atomic.Xchg(&sched.sysmonwait, 0) != 0 {
		notewakeup(&sched.sysmonnote)
	}
}

// retake hands off ps that have been in one system call for a round of sysmon, and preempts goroutines whose time slice is over.
// Returns how many ps it took, and how many it asked for.
func retake(now int64) (taken, asked int) {
	for i := 0; i < len(allp); i++ {
		pp := allp[i]
		status := atomic.Load(&pp.status)
		if status == _Prunning {
			tick := pp.schedtick
			if pp.sysmontick.schedtick != tick {
				pp.sysmontick.schedtick = tick
				pp.sysmontick.schedwhen = now
				pp.sysmontick.asked = 0
			} else if pp.sysmontick.schedwhen+timeSliceNS <= now && (pp.sysmontick.schedwhen+hostSlices*timeSliceNS <= now || !hostalone(pp)) {
				atomic.Store(&pp.preempt, 1)
				preemptone(pp)
				waited := !runqempty(pp) || sched.runqsize != 0
				if waited || pp.sysmontick.asked < sysmonAsks {
					// Look again at once: the signal is refused while the goroutine is in the runtime, as it almost always is if it works with maps, say.
					// Who stays there and keeps nobody waiting is not worth a thread that keeps waking up.
					if waited && pp.sysmontick.asked != 0 {
						gcdue = 1 // for goroutines that allocate in a loop (gctrigger)
					}
					pp.sysmontick.asked++
					asked++
				}
			}
			continue
		}
		if status != _Psyscall {
			continue
		}
		tick := pp.syscalltick
		if pp.sysmontick.syscalltick != tick {
			pp.sysmontick.syscalltick = tick
			pp.sysmontick.syscallwhen = now
			continue
		}
		// Nobody would run the p: leave it, so that a short call gets it back cheaply.
		if runqempty(pp) && sched.runqsize == 0 && atomic.Load(&sched.nmspinning)+atomic.Load(&sched.npidle) > 0 &&
			pp.sysmontick.syscallwhen+10000000 > now {
			continue
		}
		if atomic.Cas(&pp.status, _Psyscall, _Pidle) {
			taken++
			pp.syscalltick++
			if traceon {
				trace2(traceProcRetake, uint64(pp.id), traceRetakeSysmon)
			}
			handoffp(pp)
		}
	}
	return taken, asked
}
