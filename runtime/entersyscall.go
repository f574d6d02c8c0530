// System calls, as the scheduler sees them.
//
// A goroutine in a call that may block keeps its m, while its p is lent out: it is _Psyscall, with no m, and whoever changes that status by compare-and-swap has
// it. That is the goroutine, when it comes back soon; sysmon, if the call lasts and there is work; who stops the world. The collector looks
// through the goroutine's stack meanwhile, from where entersyscall found it.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

// entersyscall saves what the collector must know of the goroutine (asm_amd64.s) and goes on in entersyscall1.
func entersyscall()

// entersyscall1 lends the p out: sysmon hands it to another m if the call lasts. No allocation between it and the end of exitsyscall.
func entersyscall1() {
	noPreemptInc()
	gp := getg()
	mp := tcbGetM()
	pp := mp.p
	gp.syscallbp = uintptr(getframeaddr())
	if traceon {
		trace0(traceSyscallEnter)
	}
	mp.oldp = pp
	mp.p = nil
	pp.m = nil
	pp.syscalltick++
	atomic.StoreRel(&gp.atomicstatus, _Gsyscall)
	atomic.Store(&pp.status, _Psyscall)
	if wait := atomic.Load(&sched.sysmonwait); wait != 0 && (wait == sysmonSleeps || atomic.Load(&sched.npidle) == 0) {
		sysmonwake()
	}
	if stressHandoff && atomic.Cas(&pp.status, _Psyscall, _Pidle) {
		if traceon {
			trace2(traceProcRetake, uint64(pp.id), traceRetakeStress)
		}
		systemstack(func() { handoffp(pp) })
	}
}

// exitsyscall takes the p back, or another, or queues the goroutine.
func exitsyscall() {
	gp := getg()
	mp := tcbGetM()
	if takeback(mp) {
		aftersyscall(gp)
		noPreemptDec()
		return
	}
	noPreemptDec()
	if atomic.Load(&sched.npidle) != 0 {
		lock(&sched.lock)
		pp := pidleget()
		unlock(&sched.lock)
		if pp != nil {
			acquirep(pp)
			aftersyscall(gp)
			return
		}
	}
	mcall(exitsyscall0)
}

// takeback takes the p back that mp has lent out, unless somebody else has it.
func takeback(mp *m) bool {
	pp := mp.oldp
	mp.oldp = nil
	if pp != nil && atomic.Load(&pp.status) == _Psyscall && atomic.Cas(&pp.status, _Psyscall, _Prunning) {
		mp.p = pp
		pp.m = mp
		tcbSetMarking(atomic.Load(&gcwork.phase))
		return true
	}
	mp.mcache = nil
	return false
}

// aftersyscall: gp goes on on its m, which has a p again.
func aftersyscall(gp *g) {
	if atomic.Load(&gcwork.phase) != gcOff {
		systemstack(scancurg)
	}
	if traceon {
		trace0(traceSyscallExit)
	}
	gp.waitsince = 0
	atomic.StoreRel(&gp.atomicstatus, _Grunning)
}

func scancurg() { scanbeforerun(tcbGetM().curg) }

func exitsyscall0(gp *g) *g {
	mp := tcbGetM()
	if traceon {
		trace0(traceSyscallQueue)
	}
	atomic.Store(&gp.atomicstatus, _Grunnable)
	gp.m = nil
	mp.curg = nil
	lock(&sched.lock)
	pp := pidleget()
	if pp == nil {
		if gp == mp.lockedg {
			return waitforp(mp, gp)
		}
		globrunqput(gp)
		unlock(&sched.lock)
		if mp.lockedg != nil {
			stoplockedm()
			return execute(mp.lockedg, false)
		}
		stopm()
		return schedule()
	}
	unlock(&sched.lock)
	acquirep(pp)
	return execute(gp, false)
}
