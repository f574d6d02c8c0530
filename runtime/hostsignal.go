// Signals while the host's main thread is in Go: Python runs its handlers on that thread only, so it must come back for a moment. If the handler raises an
// exception, as it does for Ctrl-C, the group of the call ends, and the call raises it.
//
// What the system calls for such a signal, on any thread, is a function of Python's which notes that it has come. Ours is put before it, calls it, and has the main
// thread look. Handlers that are not Python's are left alone, since they may be meant for the thread that they interrupt, as those of profilers are, but for that of
// SIGINT, which may well be another part of the host's that tells Python.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	_SIGINT  = 2
	_SIGKILL = 9
	_SIGSTOP = 19

	_SIG_DFL, _SIG_IGN = 0, 1

	_EINTR     = 4
	_ECANCELED = 125

	_ERESTARTSYS = 512 // the kernel gives it to nobody: the call is to be made again

	interruptPollNS = 50 * 1000 * 1000 // the main thread looks so often while it waits: the signal may come just before it sleeps. sysmon does for it while it runs
)

const sigUnwatched = sigFaults | 1<<_SIGURG | 1<<_SIGKILL | 1<<_SIGSTOP | 3<<32 // the last two are libc's

var (
	interruptLook   int64 // when sysmon looks next
	hostmain        *m    // atomic: the main thread's, once it has one; another thread's, if procid says so
	pysignalhandler uintptr // Python's function, 0 if it is not known yet. Set by golite/embed/core.py
)

// interruptmonitor is sysmon's part; true if it is to look again soon.
func interruptmonitor(now int64) bool {
	mp := mainthread()
	inkernel := false
	if mp != nil {
		gp := mp.lockedg
		inkernel = gp != nil && atomic.Load(&gp.atomicstatus) == _Gsyscall && !gp.hostleft && !gp.inhost
	}
	if now >= interruptLook {
		interruptLook = now + interruptPollNS
		hostwatch()
		if mp != nil && atomic.Load(&mp.interrupted) != 0 {
			if pp := mp.p; pp != nil {
				atomic.Store(&pp.preempt, 1)
			} else if !inkernel {
				return false
			}
			syscall6(_SYS_tgkill, uintptr(processid), uintptr(processid), _SIGURG, 0, 0, 0)
		}
	}
	return inkernel
}

// mainthread is the m of the host's main thread, nil if it has none.
func mainthread() *m {
	mp := (*m)(atomic.Loadp(unsafe.Pointer(&hostmain)))
	if mp == nil || atomic.Load64(&mp.procid) != processid {
		return nil
	}
	return mp
}

// hostwatch puts our handler before those of Python's where it is not yet.
func hostwatch() {
	for sig := uintptr(1); sig < numSignals; sig++ {
		if sig == 64 || uint64(sigUnwatched)>>sig&1 == 0 {
			hostwatch1(sig)
		}
	}
}

func hostwatch1(sig uintptr) {
	var now, before sigactiont
	syscall6(_SYS_rt_sigaction, sig, 0, uintptr(unsafe.Pointer(&now)), 8, 0, 0)
	if now.handler == _SIG_DFL || now.handler == _SIG_IGN || now.handler == asmaddr(2) || now.handler != pysignalhandler && sig != _SIGINT {
		return
	}
	ours := now
	ours.flags |= _SA_SIGINFO | _SA_ONSTACK | _SA_RESTORER
	ours.handler = asmaddr(2)
	ours.restorer = asmaddr(3)
	oldFault[sig] = now
	syscall6(_SYS_rt_sigaction, sig, uintptr(unsafe.Pointer(&ours)), uintptr(unsafe.Pointer(&before)), 8, 0, 0)
	if before.handler != now.handler && before.handler != asmaddr(2) {
		// The host has changed it meanwhile. We look again soon.
		syscall6(_SYS_rt_sigaction, sig, uintptr(unsafe.Pointer(&before)), 0, 8, 0, 0)
		return
	}
	if mp := mainthread(); mp != nil {
		atomic.Store(&mp.interrupted, 1) // it may have come already
	}
}

// hostinterrupt is the handler, on whatever thread the signal came to.
func hostinterrupt(mp *m, sig uint32, info, ctx unsafe.Pointer) {
	gp := getg()
	if gp != nil {
		tcbSetG(nil)
	}
	ccall(oldFault[sig].handler, uintptr(sig), uintptr(info), uintptr(ctx), 0)
	if gp != nil {
		tcbSetG(gp)
	}
	main := mainthread()
	if main == nil || pyforked != 0 {
		return
	}
	atomic.Store(&main.interrupted, 1)
	if mp != main {
		if pp := main.p; pp != nil {
			atomic.Store(&pp.preempt, 1)
		}
		syscall6(_SYS_tgkill, uintptr(processid), uintptr(processid), _SIGURG, 0, 0, 0)
		return
	}
	if gp != nil {
		if mp.p != nil {
			atomic.Store(&mp.p.preempt, 1)
			asyncPreemptSignal(mp, gp, uintptr(ctx))
		}
		hostbreak(mp, gp, ctx)
	}
}

// hostlook is called by a goroutine that has been in the kernel: if that was interrupted, the main thread is to look why. True: the call is to be made again.
func hostlook(result uintptr) bool {
	mp := tcbGetM()
	if atomic.Load(&mp.interrupted) != 0 && mp.lockedg == getg() {
		mcall(requeue)
	}
	return result == ^uintptr(_ERESTARTSYS-1)
}

// breakout has a goroutine that is in the kernel come back, with an error. The world is stopped.
func breakout(gp *g) {
	gp.breakid = gp.goid
	if mp := gp.m; mp != nil && mp.procid != 0 {
		syscall6(_SYS_tgkill, uintptr(processid), uintptr(mp.procid), _SIGURG, 0, 0, 0)
	}
}

// hostbreak is what else the signal means for gp than that it should be preempted.
func hostbreak(mp *m, gp *g, ctx unsafe.Pointer) {
	switch {
	case gp.breakid != 0 && gp.breakid == gp.goid:
		breakcall(ctx, _ECANCELED)
	case atomic.Load(&mp.interrupted) != 0:
		breakcall(ctx, _ERESTARTSYS)
	}
}

// breakcall has the system call that was interrupted (kernelcall) give this error, if it has not begun or would begin again.
func breakcall(ctx unsafe.Pointer, errno uintptr) {
	pc := (*uintptr)(add(ctx, ucRIP))
	result := (*uintptr)(add(ctx, ucRAX))
	entry := asmaddr(11)
	if *pc >= asmaddr(10) && *pc <= entry {
		*pc = entry + 2
		*result = -errno
	} else if *pc == entry+2 && *result == ^uintptr(_EINTR-1) && errno == _ECANCELED {
		*result = -errno // or the library would begin it again
	}
}

// hostpark is notesleep(&mp.park) for a thread of the host's, which runs handlers of signals meanwhile. On g0, without a p.
func hostpark(mp *m) {
	if mp.procid != processid {
		notesleep(&mp.park)
		return
	}
	for {
		if atomic.Load(&mp.interrupted) != 0 {
			// Nobody may give this thread a p meanwhile, which it would keep while Python has it, and its handlers may make calls of their own.
			own := mp.lockedg
			if !atomic.Cas(&own.lockstate, lockSleeps, lockRuns) {
				notesleep(&mp.park) // a p is on its way
				return
			}
			pyinterrupt(mp)
			if !atomic.Cas(&own.lockstate, lockRuns, lockSleeps) {
				queuelocked(own)
			}
		}
		if notetsleep(&mp.park, interruptPollNS) {
			return
		}
		hostwatch()
	}
}

// hosthandle runs handlers of signals before mp, the main thread's, sleeps. Its p is for others meanwhile; nobody gives it one as long as it does not sleep
// (wakelocked). On g0.
func hosthandle(mp *m) {
	if mp.p != nil {
		handoffp(releasep())
	}
	pyinterrupt(mp)
}

// pyinterrupt runs the host's handlers.
func pyinterrupt(mp *m) {
	outer := mp.handling // of a handler that has called Go, where it waits
	atomic.StorepNoWB(unsafe.Pointer(&mp.handling), unsafe.Pointer(mp.lockedg)) // before interrupted is gone: one of them is set as long as a handler may do something (isstuck)
	atomic.Store(&mp.interrupted, 0)
	pyinterrupt1(mp)
	atomic.StorepNoWB(unsafe.Pointer(&mp.handling), unsafe.Pointer(outer))
}

func pyinterrupt1(mp *m) {
	gp := mp.lockedg
	if mp.pystate == 0 || gp == nil || gp.hostcb == nil || gp.hostcb.raised != 0 {
		return
	}
	g0 := getg()
	noPreemptInc() // as after entersyscall: handlers make calls of their own
	tcbSetG(nil)
	pyreacquire(mp)
	raised := uintptr(0)
	if int32(pycall0(pyErrCheckSignals)) != 0 {
		raised = pytake()
	}
	mp.pystate = pycall0(pySaveThread)
	tcbSetG(g0)
	// Calls of Go by the handlers may have left a p, with its mcache, to be taken back; this thread is about to get another.
	pp := mp.oldp
	mp.oldp = nil
	mp.mcache = nil
	if pp != nil && atomic.Cas(&pp.status, _Psyscall, _Pidle) {
		handoffp(pp)
	}
	noPreemptDec()
	if raised != 0 {
		gp.hostcb.raised = raised
		lock(&hubs.lock)
		hubs.interrupted = gp
		hubs.interruptid = gp.goid
		unlock(&hubs.lock)
		atomic.Store(&hubs.wanted, 1)
		futexwakeup(&hubs.wanted, 1)
	}
}

// endinterrupted ends the goroutine of a call, which has this id (its g makes the thread's next call, too), and all of its group, unless calls of that have nothing to do with
// each other, or it has ended by itself. Called by a thread of the host's.
func endinterrupted(gp *g, id uint64) {
	grp := gp.group
	if grp == nil {
		return
	}
	// What ends the group just now ends the call, too. The next one is not to be ended for it.
	for i := 0; i < 2000 && grp.single == 0 && isthatcall(gp, id) && atomic.Load(&grp.ending) != groupRuns; i++ {
		timeSleep(1000 * 1000)
	}
	goeson := false
	withWorldStopped(func() {
		goeson = gp.group == grp && isthatcall(gp, id)
		if goeson && grp.single == 0 {
			atomic.Store(&grp.ending, groupEnds) // before it can end by itself, or the next call would be the one that ends
		}
	})
	if !goeson {
		return
	}
	if grp.single == 0 {
		thread := uint64(0)
		if mp := gp.lockedm; mp != nil {
			thread = mp.procid
		}
		atomic.Xadd(&grp.interrupts, 1)
		endgroup(grp, groupEnds, 2*1000*1000*1000, thread)
		return
	}
	endcall(gp, id)
}

// isthatcall tells whether gp is that call still, and has not ended.
func isthatcall(gp *g, id uint64) bool { return gp.goid == id && gp.hostcb != nil && !gp.hostleft }

// endcall ends the goroutine of a call, which has this id, and only that.
func endcall(gp *g, id uint64) {
	for i := 0; i < 1000 && gp.goid == id && gp.hostcb != nil; i++ {
		withWorldStopped(func() { killround(gp.group, gp, i > 250, 0) })
		timeSleep(1000 * 1000)
	}
}
