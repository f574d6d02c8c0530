// Ctrl-C while the host's main thread is in Go: Python runs signal handlers on that thread only, so it must come back for a moment. If the handler raises an
// exception, as it does for Ctrl-C, the group of the call ends, and the call raises it.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	_SIGINT = 2
	_SIG_DFL, _SIG_IGN = 0, 1

	interruptPollNS = 50 * 1000 * 1000 // the main thread looks so often while it waits: the signal may come just before it sleeps. sysmon does for it while it runs
)

var interruptLook int64 // when sysmon looks next

// interruptmonitor is sysmon's part.
func interruptmonitor(now int64) {
	if now < interruptLook {
		return
	}
	interruptLook = now + interruptPollNS
	hostwatchint()
}

// hostwatchint puts our handler of SIGINT before the host's, if that has one and we have not yet.
func hostwatchint() {
	var now sigactiont
	syscall6(_SYS_rt_sigaction, _SIGINT, 0, uintptr(unsafe.Pointer(&now)), 8, 0, 0)
	if now.handler == _SIG_DFL || now.handler == _SIG_IGN || now.handler == asmaddr(2) {
		return
	}
	oldFault[_SIGINT] = now
	now.flags |= _SA_SIGINFO | _SA_ONSTACK | _SA_RESTORER
	now.handler = asmaddr(2)
	now.restorer = asmaddr(3)
	syscall6(_SYS_rt_sigaction, _SIGINT, uintptr(unsafe.Pointer(&now)), 0, 8, 0, 0)
}

// hostinterrupt is SIGINT's handler.
func hostinterrupt(mp *m, info, ctx unsafe.Pointer) {
	if syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0) != uintptr(processid) {
		syscall6(_SYS_tgkill, uintptr(processid), uintptr(processid), _SIGINT, 0, 0, 0)
		return
	}
	gp := getg()
	if gp != nil {
		tcbSetG(nil)
	}
	ccall(oldFault[_SIGINT].handler, _SIGINT, uintptr(info), uintptr(ctx), 0)
	if gp != nil {
		tcbSetG(gp)
	}
	if mp == nil || !mp.ishost {
		return
	}
	atomic.Store(&mp.interrupted, 1)
	if gp != nil && mp.p != nil {
		atomic.Store(&mp.p.preempt, 1)
		asyncPreemptSignal(mp, gp, uintptr(ctx))
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
			atomic.Store(&mp.interrupted, 0)
			pyinterrupt(mp)
			if !atomic.Cas(&own.lockstate, lockRuns, lockSleeps) {
				queuelocked(own)
			}
		}
		if notetsleep(&mp.park, interruptPollNS) {
			return
		}
		hostwatchint()
	}
}

// pyinterrupt runs the host's handlers.
func pyinterrupt(mp *m) {
	gp := mp.lockedg
	if mp.pystate == 0 || gp == nil || gp.hostcb == nil || gp.hostcb.raised != 0 {
		return
	}
	g0 := getg()
	tcbSetG(nil)
	pyreacquire(mp)
	raised := uintptr(0)
	if int32(pycall0(pyErrCheckSignals)) != 0 {
		raised = pytake()
	}
	mp.pystate = pycall0(pySaveThread)
	tcbSetG(g0)
	if raised != 0 {
		gp.hostcb.raised = raised
		atomic.Storeuintptr(&hubs.interrupted, uintptr(unsafe.Pointer(gp)))
		atomic.Store(&hubs.wanted, 1)
		futexwakeup(&hubs.wanted, 1)
	}
}

// endinterrupted ends the goroutine of a call, which has this id (its g makes the thread's next call, too), and all of its group, unless calls of that have nothing to do with each other. Called by a thread of the host's.
func endinterrupted(gp *g, id uint64) {
	grp := gp.group
	if grp == nil || gp.goid != id {
		return
	}
	if grp.single == 0 {
		thread := uint64(0)
		if mp := gp.lockedm; mp != nil {
			thread = mp.procid
		}
		endgroup(grp, groupEnds, 2*1000*1000*1000, thread)
		return
	}
	endcall(gp, id)
}

// endcall ends the goroutine of a call, which has this id, and only that.
func endcall(gp *g, id uint64) {
	for i := 0; i < 1000 && gp.goid == id && gp.hostcb != nil; i++ {
		withWorldStopped(func() { killround(gp.group, gp, i > 250, 0) })
		timeSleep(1000 * 1000)
	}
}
