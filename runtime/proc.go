// The scheduler: goroutines (g) over threads (m) that hold the right to run Go code (p).
//
// As in Go: each p has a ring of runnable gs and a runnext slot; an m without work looks at its p, the global queue,
// the timers, then steals half of another p's ring, then gives its p up and sleeps. At most half of the busy ps' ms
// spin (look for work without having any), and whoever makes work ready wakes one if none spins and a p is idle.
// An m in a system call keeps its p lent out: sysmon (sysmon.go) retakes it for others if the call lasts.
//
// This file has the loop: what runs next. What it is about is beside it: goroutines (goroutine.go) and how they come to wait and to run again (park.go), queues of
// them (runq.go), ps (procresize.go), threads (mstart.go, mexit.go), ms that have nothing to do (idlem.go), system calls (entersyscall.go),
// goroutines that want a thread for themselves (lockosthread.go).
//
// Locking: sched.lock guards what schedt says. The order of locks is allglock, sched.lock, then the leaf locks of
// stack.go and malloc.go.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

//go:noescape
func systemstack(fn func())

// mcall calls fn on g0 and goes on with the goroutine that it gives, if it returns: then all calls on the way have returned, too, and the processor, which
// counts on that, predicts the returns of a goroutine that waited in the same place. fn must not be a closure with a stack context that it outlives.
//
//go:noescape
func mcall(fn func(*g) *g)

// gogo goes on with gp where there is no mcall to do it. On g0; never returns.
func gogo(gp *g)

// gosetjmp is what SETJMP calls; golongjmp comes back there, dropping the segments above.
func gosetjmp(jmp *[10]uintptr) int32
func golongjmp(jmp *[10]uintptr)
func asmaddr(which uintptr) uintptr

func getm() *m { return tcbGetM() }

// schedule finds a runnable g and executes it. On g0.
func schedule() *g {
	mp := tcbGetM()
	for {
		if mp.lockedg != nil {
			gp, inheritTime := helprunnable(mp)
			if gp == nil {
				stoplockedm()
				gp = mp.lockedg
			}
			return execute(gp, inheritTime)
		}
		if mp.p != nil && mp.p.id >= gomaxprocs {
			dropp(mp.p)
		}
		if atomic.Load(&gcwork.phase) != gcOff && mp.p != nil && atomic.Load(&world.stopping) == 0 {
			gcshare(mp.p)
		}
		gp, inheritTime := findRunnable()
		if mp.spinning {
			resetspinning()
		}
		if gp.lockedm != nil {
			if wakelocked(gp) {
				givep(gp.lockedm, releasep())
				stopm()
			}
			continue
		}
		return execute(gp, inheritTime)
	}
}

// resetspinning is called when a spinning m has found work. As long as it was spinning, who made work ready woke nobody, so if there is more it
// wakes one now: either sees the other, since one adds to a queue before it looks at nmspinning, and this looks at the queues after changing it.
func resetspinning() {
	mp := tcbGetM()
	mp.spinning = false
	atomic.Xadd(&sched.nmspinning, -1)
	if atomic.Load(&sched.npidle) != 0 && wantsm() {
		wakep()
	}
}

// wantsm tells whether there is something to do for one more m: run a goroutine, mark, or wait for timers and edges, if nobody does.
func wantsm() bool {
	if sched.runqsize != 0 || atomic.Load(&gcwork.phase) != gcOff {
		return true
	}
	for i := 0; i < len(allp); i++ {
		if !runqempty(allp[i]) {
			return true
		}
	}
	return atomic.Loadint64(&sched.timerwhen) == 0 && (timeSleepUntil() != maxWhen || netpollWanted())
}

// execute makes gp, which goes on, the goroutine that the current m runs, and gives it, for mcall or gogo. On g0. One that was preempted goes on right
// here.
func execute(gp *g, inheritTime bool) *g {
	mp := tcbGetM()
	if atomic.Load(&gcwork.phase) != gcOff {
		scanbeforerun(gp)
	}
	if traceon {
		tracegorun(gp)
	}
	mp.curg = gp
	gp.m = mp
	gp.waitsince = 0
	atomic.StoreRel(&gp.atomicstatus, _Grunning)
	if !inheritTime {
		mp.p.schedtick++
		if atomic.Load(&mp.p.preempt) != 0 {
			atomic.Store(&mp.p.preempt, 0)
		}
	}
	if gp.preemptctx != 0 {
		if gp.killed == killInjected {
			injectkill(gp)
		}
		resumepreempted(mp, gp)
	}
	return gp
}

// findRunnable blocks until there is a g to run; the m holds a p when it returns.
func findRunnable() (gp *g, inheritTime bool) {
	mp := tcbGetM()
top:
	if atomic.Load(&world.stopping) != 0 {
		gcstopm()
		goto top
	}
	if mp.hub != nil && hubready(mp.hub) {
		hubleave(mp)
	}
	pp := mp.p
	if pp == nil {
		// Came back from stopm for a timer: needs a p to run it.
		lock(&sched.lock)
		pp = pidleget()
		unlock(&sched.lock)
		if pp == nil {
			// All ps are busy and see the timers whenever they schedule.
			stopm()
			goto top
		}
		acquirep(pp)
		if !mp.spinning {
			mp.spinning = true
			atomic.Xadd(&sched.nmspinning, 1)
		}
		checkAllTimers()
	}
	gp, inheritTime = localrunnable(pp)
	if gp != nil {
		return gp, inheritTime
	}
	if netpollWanted() && pollEdges(0) != 0 {
		lock(&sched.lock)
		gp = globrunqget(pp, 0)
		unlock(&sched.lock)
		if gp != nil {
			wakep()
			return gp, false
		}
	}
	// Steal, unless half of the busy ps' ms spin already.
	if mp.spinning || 2*atomic.Load(&sched.nmspinning) < uint32(gomaxprocs)-atomic.Load(&sched.npidle) {
		if !mp.spinning {
			mp.spinning = true
			atomic.Xadd(&sched.nmspinning, 1)
		}
		gp = stealWork(pp)
		if gp != nil {
			return gp, false
		}
	}
	if atomic.Load(&gcwork.phase) != gcOff && gcidle() {
		goto top
	}
	// Nothing. Give the p up, then look once more: work may have come between the last look and now.
	pp.timers.tidy(0)
	lock(&sched.lock)
	if sched.runqsize != 0 {
		gp = globrunqget(pp, 0)
		unlock(&sched.lock)
		return gp, false
	}
	releasep()
	pidleput(pp)
	unlock(&sched.lock)
	wasSpinning := mp.spinning
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
		for i := 0; i < len(allp); i++ {
			if !runqempty(allp[i]) {
				lock(&sched.lock)
				pp = pidleget()
				unlock(&sched.lock)
				if pp != nil {
					acquirep(pp)
					if wasSpinning {
						mp.spinning = true
						atomic.Xadd(&sched.nmspinning, 1)
					}
					goto top
				}
				break
			}
		}
		if sched.runqsize != 0 {
			lock(&sched.lock)
			pp = pidleget()
			unlock(&sched.lock)
			if pp != nil {
				acquirep(pp)
				goto top
			}
		}
	}
	stopm()
	goto top
}

// localrunnable is the next g of pp's, or of the global queue; nil if there is none. On pp's m.
func localrunnable(pp *p) (gp *g, inheritTime bool) {
	expired := atomic.Load(&pp.preempt) != 0
	if expired {
		// The time slice is over: goroutines that keep readying each other in runnext queue up behind all others now. Those whose timers are due do not,
		// so this comes before the timers.
		atomic.Store(&pp.preempt, 0)
		if next := atomic.Loaduintptr(&pp.runnext); next != 0 && atomic.Casuintptr(&pp.runnext, next, 0) {
			runqput(pp, (*g)(unsafe.Pointer(next)), false)
		}
	}
	checkTimers(pp)
	if sched.runqsize > 0 && (pp.schedtick%61 == 0 || stressSched && cheaprand()&1 == 0) {
		lock(&sched.lock)
		gp = globrunqget(pp, 1)
		unlock(&sched.lock)
		if gp != nil {
			return gp, false
		}
	}
	if expired {
		// The global queue and this p's take turns: goroutines whose slice ended are in the global one, so always looking there
		// first would starve the others.
		if sched.runqsize > 0 && pp.schedtick&1 == 0 && atomic.Loaduintptr(&pp.runnext) == 0 {
			lock(&sched.lock)
			gp = globrunqget(pp, 1)
			unlock(&sched.lock)
			if gp != nil {
				return gp, false
			}
		}
		gp, _ = runqget(pp)
		if gp != nil {
			return gp, false
		}
	}
	gp, inheritTime = runqget(pp)
	if gp != nil {
		return gp, inheritTime
	}
	if sched.runqsize != 0 {
		lock(&sched.lock)
		gp = globrunqget(pp, 0)
		unlock(&sched.lock)
		if gp != nil {
			return gp, false
		}
	}
	return nil, false
}

func stealWork(pp *p) *g {
	n := uint32(len(allp))
	for try := 0; try < 4; try++ {
		start := cheaprand() % n
		for i := uint32(0); i < n; i++ {
			victim := allp[(start+i)%n]
			if victim == pp {
				continue
			}
			gp := runqsteal(pp, victim, try == 3)
			if gp != nil {
				return gp
			}
		}
		if try == 2 {
			checkAllTimers()
			gp, _ := runqget(pp)
			if gp != nil {
				return gp
			}
		}
	}
	return nil
}
