// Stopping the world: no goroutine runs Go code until it is started again.
//
// Who stops it runs on g0 and keeps its own p. All other ps come to _Gcstop: idle ones at once, those lent to system calls by taking
// them, the running ones when their m schedules, for which their goroutines are preempted by signal, again and again, since a signal is
// refused while package runtime runs. An m that gave up its p waits in gcstopm; an m that wants one finds none.
//
// What a stopped goroutine looks like: it is parked or preempted, or in a system call, about to find that it has no p.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

var world struct {
	busy     uint32 // atomic: somebody stops the world, or changes how many ps there are
	stopping uint32 // atomic: ms must give up their ps
	wait     int32  // ps that are not stopped yet; guarded by sched.lock
	note     note   // wait is 0
}

// tryWorld and doneWorld bracket what only one may do at a time.
func tryWorld() bool { return atomic.Cas(&world.busy, 0, 1) }
func doneWorld()     { atomic.Store(&world.busy, 0) }

// withWorldStopped calls fn on g0 while no other goroutine runs; the caller's waits.
func withWorldStopped(fn func()) {
	gp := getg()
	gp.param = *(*unsafe.Pointer)(unsafe.Pointer(&fn))
	for gp.param != nil {
		mcall(worldStopped_m)
	}
}

// worldStopped_m calls the func that gp.param is, or makes room if another m stops the world.
func worldStopped_m(gp *g) *g {
	if !tryWorld() {
		return gosched_m(gp)
	}
	detach(gp, waitReasonStoppingTheWorld)
	stopTheWorld()
	(*(*func())(unsafe.Pointer(&gp.param)))()
	gp.param = nil
	startTheWorld()
	doneWorld()
	return attach(gp, true)
}

// detach takes gp off its m, which is on g0 and works on its behalf: it waits, for attach.
func detach(gp *g, reason waitReason) {
	gp.waitreason = reason
	if traceon {
		tracegopark(reason)
	}
	atomic.Store(&gp.atomicstatus, _Gwaiting)
	gp.m = nil
	tcbGetM().curg = nil
}

// attach goes on with gp after detach, at once or, to make room for others, after all other goroutines.
func attach(gp *g, atonce bool) *g {
	if traceon {
		tracegoready(gp)
	}
	if !atonce {
		return requeue(gp)
	}
	return execute(gp, true)
}

// stopTheWorld returns when all other ps are stopped. On g0, with a p. Gives the nanoseconds it took.
func stopTheWorld() int64 {
	if traceon {
		trace0(traceStopBegin)
	}
	start := nanotime()
	mine := tcbGetM().p
	lock(&sched.lock)
	noteclear(&world.note)
	world.wait = 0
	for i := 0; i < len(allp); i++ {
		if atomic.Load(&allp[i].status) != _Pdead {
			world.wait++
		}
	}
	atomic.Store(&world.stopping, 1)
	gcdue = 1 // for goroutines that allocate in a loop (gctrigger)
	mine.status = _Pgcstop
	world.wait--
	for i := 0; i < len(allp); i++ {
		pp := allp[i]
		if atomic.Load(&pp.status) == _Psyscall && atomic.Cas(&pp.status, _Psyscall, _Pgcstop) {
			pp.syscalltick++
			if traceon {
				trace2(traceProcRetake, uint64(pp.id), traceRetakeStop)
			}
			world.wait--
		}
	}
	for {
		pp := pidleget()
		if pp == nil {
			break
		}
		pp.status = _Pgcstop
		world.wait--
	}
	done := world.wait == 0
	unlock(&sched.lock)
	for !done {
		for i := 0; i < len(allp); i++ {
			pp := allp[i]
			status := atomic.Load(&pp.status)
			if status == _Prunning {
				atomic.Store(&pp.preempt, 1)
				preemptone(pp)
			} else if status == _Psyscall && atomic.Cas(&pp.status, _Psyscall, _Pgcstop) {
				pp.syscalltick++
				if traceon {
					trace2(traceProcRetake, uint64(pp.id), traceRetakeStop)
				}
				lock(&sched.lock)
				pstopped(pp)
				unlock(&sched.lock)
			}
		}
		done = notetsleep(&world.note, 20*1000)
	}
	if traceon {
		trace0(traceStopDone)
	}
	return nanotime() - start
}

// pstopped is called with sched.lock held for a p that is not in use while the world stops.
func pstopped(pp *p) {
	pp.status = _Pgcstop
	world.wait--
	if world.wait == 0 {
		notewakeup(&world.note)
	}
}

// startTheWorld lets everybody go on. On g0. Gives the time from which they could: the threads that it wakes may take this one's processor at once.
func startTheWorld() int64 {
	mp := tcbGetM()
	var run *p
	if traceon {
		trace0(traceStopEnd)
	}
	lock(&sched.lock)
	atomic.Store(&world.stopping, 0)
	for i := len(allp) - 1; i >= 0; i-- {
		pp := allp[i]
		if pp.status != _Pgcstop {
			continue
		}
		if pp == mp.p {
			pp.status = _Prunning
		} else if pp.id < gomaxprocs && !runqempty(pp) {
			pp.status = _Pidle
			pp.link = run
			run = pp
		} else {
			if pp.id >= gomaxprocs {
				runqmove(pp) // it goes out of service, and was in a system call when it might have got rid of its goroutines
			}
			pidleput(pp)
		}
	}
	unlock(&sched.lock)
	started := nanotime()
	futexwakeup(&world.stopping, 1<<30)
	for run != nil {
		pp := run
		run = pp.link
		pp.link = nil
		startm(pp, false)
	}
	wakep()
	return started
}

// gcstopm gives up the current m's p, if it has one, and waits until the world starts.
func gcstopm() {
	mp := tcbGetM()
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
	}
	lock(&sched.lock)
	if atomic.Load(&world.stopping) != 0 && mp.p != nil {
		pstopped(releasep())
	}
	unlock(&sched.lock)
	for atomic.Load(&world.stopping) != 0 {
		futexsleep(&world.stopping, 1, 1000*1000)
	}
}
