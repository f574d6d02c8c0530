// The end of a group: all its goroutines end, deferred calls included, at a point where that breaks nothing.
//
// Rounds with the world stopped, until none is left. In a round
//   - a parked goroutine is taken off what it waits for, and calls Goexit instead of going on (killUnparked);
//   - one that has not begun does not, if deferred calls are not to run either;
//   - one that was preempted in the program's own code, or in the interpreter's, calls Goexit there (killInjected). Not in the library's: that is
//     shared with other groups, and what it has locked or half written must not stay so; but when it returns to the program (hostdetour.go);
//   - one that waits for a lock which the library took is left alone: who holds the lock will give it up. So is one in the program's instances of package unique (g.shared).
//
// Goexit is for once: deferred calls may wait again, or take long, and a round that comes across them after a while ends them, too. A system call of the program's that waits fails
// (breakout), again in each round, until the library has given up and returns to the program. What is in the host is waited for; the host's part tells that it
// is back (hostfunction).
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// States of g.killed.
const (
	killUnparked = 1 + iota
	killInjected
	killReturning // when it comes back from the host
)

// killpoint ends the current goroutine, which a round chose.
func killpoint(gp *g) {
	gp.killed = 0
	gp.detoured = false
	gp.inhost = false
	gp.breakid = 0 // deferred calls make system calls of their own; a round that comes across them sets it again
	for s := gp.waiting; s != nil; {
		next := s.waitlink
		s.waitlink = nil
		s.isSelect = false
		s.elem = nil
		s.c = nil
		releaseSudog(s)
		s = next
	}
	gp.waiting = nil
	gp.param = nil
	if gp.hostcb != nil {
		gp.hostcb.flags |= hostKilled
	}
	grp := gp.group
	if grp != nil && atomic.Load(&grp.ending) == groupExits {
		dropdefers(gp)
	}
	Goexit()
}

// dropdefers drops the deferred calls of a goroutine, since os.Exit and fatal errors run none, but for those of the library functions that it is in: what they have locked,
// or use, is shared with others. Not those of package sync, though: they let goroutines of the program go on, or panic.
func dropdefers(gp *g) {
	at := &gp._defer
	for *at != nil {
		pc := **(**uintptr)(unsafe.Pointer(&(*at).fn))
		if inprogram(pc) {
			break
		}
		if ofsync(findfunc(pc)) {
			*at = (*at).link
		} else {
			at = &(*at).link
		}
	}
	*at = nil
}

// ofsync tells whether a function is package sync's, by its name.
func ofsync(name string) bool {
	return len(name) > 5 && name[:5] == "sync." || len(name) > 14 && name[:14] == "internal/sync."
}

// hostkilled is what an interrupted instruction seems to have called.
func hostkilled() { killpoint(getg()) }

// States of group.ending.
const (
	groupRuns = iota
	groupEnds  // deferred calls run
	groupExits // they do not
)

// endgroup ends all goroutines of grp, but the current one if it is of another group, within ns nanoseconds, and tells how many are left. The group can be used again.
// thread: the kernel's id of the host's thread that waits for this, 0: none does. Goroutines that have called the host on it, or that it has left to run a handler of a
// signal, end when it comes back to them; they are not waited for, since it is waiting.
func endgroup(grp *group, how uint32, ns int64, thread uint64) int {
	atomic.Store(&grp.ending, how)
	deadline := nanotime() + ns
	patience := nanotime() + ns/4
	pause := int64(20 * 1000)
	left := 0
	for {
		withWorldStopped(func() { left = killround(grp, nil, nanotime() > patience, thread) })
		if left == 0 || nanotime() > deadline {
			break
		}
		timeSleep(pause)
		if pause < 5*1000*1000 {
			pause *= 2
		}
	}
	atomic.Store(&grp.ending, groupRuns)
	return left
}

// killround is one round, for one goroutine if only is not nil. again: those in their deferred calls end, too. thread: as endgroup's. The world is stopped. On g0.
func killround(grp *group, only *g, again bool, thread uint64) int {
	left := 0
	for gp := allgs; gp != nil; gp = gp.alllink {
		if gp.group != grp || gp.issystem || only != nil && gp != only {
			continue
		}
		hostleft := gp.hostleft // before the status: the host may end this call, and prepare the next, now
		status := atomic.Load(&gp.atomicstatus)
		if status == _Gdead || status == _Gidle {
			continue
		}
		if mp := gp.lockedm; mp == nil || mp.procid != thread || !(status == _Gsyscall && gp.inhost || mp.pystate == 0 || mp.handling != nil && mp.lockedg != gp) {
			left++
		}
		if gp.goexiting && !again || gp.killed != 0 || hostleft || gp.shared != 0 {
			continue
		}
		switch status {
		case _Gwaiting:
			if unwait(gp) {
				gp.killed = killUnparked
				atomic.Store(&gp.atomicstatus, _Grunnable)
				if traceon {
					tracegoready(gp)
				}
				lock(&sched.lock)
				globrunqput(gp)
				unlock(&sched.lock)
			}
		case _Grunnable:
			if fn := unbegun(gp); fn != nil && atomic.Load(&grp.ending) == groupExits {
				end := hostkilled
				*fn = *(*uintptr)(unsafe.Pointer(&end))
			} else if uc := gp.preemptctx; uc == 0 {
				setdetour(gp, gp.sched.sp+5*8)
			} else if inprogram(*(*uintptr)(unsafe.Pointer(uc + ucRIP))) {
				gp.killed = killInjected
			} else {
				setdetour(gp, *(*uintptr)(unsafe.Pointer(uc + ucRBP)))
			}
		case _Gsyscall:
			if gp.inhost {
				gp.killed = killReturning
			} else {
				setdetour(gp, gp.sysregs[1])
				breakout(gp)
			}
		}
	}
	return left
}

// unbegun is where a goroutine has the func value that it will begin with (newproc1), nil if it has begun.
func unbegun(gp *g) *uintptr {
	frame := (*[7]uintptr)(unsafe.Pointer(gp.sched.sp))
	if gp.preemptctx != 0 || gp.sched.sp != gp.seg0.top-16-7*8 || frame[6] != asmaddr(0) {
		return nil
	}
	return &frame[4]
}

// inprogram tells whether pc is in code of a program, compiled or interpreted.
func inprogram(pc uintptr) bool {
	if pc >= interptext && pc < interpetext {
		return true
	}
	md := findmodule(pc)
	return md != nil && md != modules
}

// unwait takes a parked goroutine off what it waits for; false if it must wait on.
func unwait(gp *g) bool {
	switch gp.waitreason {
	case waitReasonChanReceiveNilChan, waitReasonChanSendNilChan, waitReasonSelectNoCases:
		return true
	case waitReasonChanReceive, waitReasonChanSend, waitReasonSelect:
		if gp.param != nil || gp.waiting == nil {
			return false
		}
		for s := gp.waiting; s != nil; s = s.waitlink {
			c := s.c
			lock(&c.lock)
			if inqueue(&c.recvq, s) {
				c.recvq.dequeueSudoG(s)
				if c.timer != nil {
					c.timer.settle()
				}
			} else if inqueue(&c.sendq, s) {
				c.sendq.dequeueSudoG(s)
			}
			unlock(&c.lock)
		}
		return true
	case waitReasonSleep:
		return stopTimer((*runtimeTimer)(gp.timer))
	case waitReasonSyncMutexLock, waitReasonSyncRWMutexLock, waitReasonSyncRWMutexRLock:
		return lockedbyprogram(gp) && semunwait(gp)
	case waitReasonSemacquire, waitReasonSyncWaitGroupWait:
		return semunwait(gp)
	case waitReasonSyncCondWait:
		return notifyunwait((*notifyList)(gp.parkedon), gp)
	case waitReasonHostCall:
		if gp.parkedon != nil && hubunwait((*hubitem)(gp.parkedon)) {
			return true
		}
		gp.killed = killReturning
		return false
	case waitReasonIOWait:
		if !atomic.Casuintptr((*uintptr)(gp.parkedon), uintptr(unsafe.Pointer(gp)), pdNone) {
			return false
		}
		atomic.Xadd(&netpoll.waiters, -1)
		return true
	}
	return false
}

func inqueue(q *waitq, s *sudog) bool {
	for t := q.first; t != nil; t = t.next {
		if t == s {
			return true
		}
	}
	return false
}

// lockedbyprogram tells whether the lock that gp waits for was asked for by the program: above the functions of package sync there is its code.
func lockedbyprogram(gp *g) bool {
	pc, fp, ok := unwind(*(*uintptr)(unsafe.Pointer(gp.sched.sp + 40))) // what mcall pushed: rbp
	for ok {
		if inprogram(pc) {
			return true
		}
		name := findfunc(pc - 1)
		if !(len(name) > 8 && name[:8] == "runtime.") && !ofsync(name) {
			return false
		}
		pc, fp, ok = unwind(fp)
	}
	return false
}

// semunwait takes gp off the semaphore that it waits for.
func semunwait(gp *g) bool {
	for i := range semtable {
		root := &semtable[i]
		if atomic.Load(&root.nwait) == 0 {
			continue
		}
		lock(&root.lock)
		for head := root.head; head != nil; head = head.parent {
			before := (*sudog)(nil)
			for s := head; s != nil; s = s.waitlink {
				if s.g != gp {
					before = s
					continue
				}
				next := s.waitlink
				if before != nil {
					before.waitlink = next
					if next == nil {
						head.waittail = before
					}
				} else {
					if next != nil {
						next.waittail = s.waittail
					}
					root.replace(s, next)
				}
				s.waitlink = nil
				s.waittail = nil
				atomic.Xadd(&root.nwait, -1)
				unlock(&root.lock)
				gp.waiting = s // to be released
				return true
			}
		}
		unlock(&root.lock)
	}
	return false
}

// notifyunwait takes gp off a condition variable.
func notifyunwait(l *notifyList, gp *g) bool {
	lock(&l.lock)
	before := (*sudog)(nil)
	for s := l.head; s != nil; s = s.next {
		if s.g == gp {
			if before != nil {
				before.next = s.next
			} else {
				l.head = s.next
			}
			if s.next == nil {
				l.tail = before
			}
			s.next = nil
			unlock(&l.lock)
			gp.waiting = s
			return true
		}
		before = s
	}
	unlock(&l.lock)
	return false
}

// outerends tells whether a call of gp's group, from which the host has called gp, is to end when the host is back in it.
func outerends(gp *g) bool {
	for outer := gp.hostouter; outer != nil; outer = outer.hostouter {
		if outer.group == gp.group && outer.killed == killReturning {
			return true
		}
	}
	return false
}

// injectkill has a preempted goroutine call hostkilled where it goes on. On g0, before it does.
func injectkill(gp *g) {
	ctx := unsafe.Pointer(gp.preemptctx)
	pretendcall(*(*uintptr)(add(ctx, ucRIP))+1, *(*uintptr)(add(ctx, ucRSP)), ctx, asmaddr(7))
}

// ---- what ends a group from inside

// groupreport is why a group ended from inside. Kept until the host has asked for it.
type groupreport struct {
	next  *groupreport
	group *group
	value any // of a panic
	goid  uint64
	npcs  int
	pcs   [maxHostPCs]uintptr
}

var groupreports struct {
	lock mutex
	list *groupreport
}

// Values of group.failed.
const (
	groupPanicked = 1 + iota
	groupExited
	groupFatal
	groupDeadlocked
	groupClosed // by the host, for good
)

// grouppanic is an uncaught panic of a goroutine that nobody called from the host: its group is over. Does not return.
func grouppanic(gp *g, p *_panic) {
	endwith(groupPanicked, panicreport(gp, p.arg))
	atomic.Xadd(&runningPanicDefers, -1)
	groupexit(gp)
}

// groupfatal is an error of the group's program that cannot be recovered from. Does not return.
func groupfatal(gp *g, text string) {
	if atomic.Cas(&gp.group.failed, 0, groupFatal) {
		report(gp, text)
	}
	groupexit(gp)
}

// hostfatal is such an error in what the host does by itself, a conversion say, which is of no group: a panic of the call, unless something is locked.
func hostfatal(gp *g, text string) {
	if gp.group == nil && gp.hostcb != nil && !gp.issystem && noPreemptCount() == 0 {
		panic(plainError("fatal error: " + text))
	}
}

// groupoverflow is a stack that is too large. On g0. The goroutine goes on until it is stopped.
func groupoverflow(gp *g) {
	if atomic.Cas(&gp.group.failed, 0, groupFatal) {
		report(gp, "stack overflow")
	}
	startender(gp.group)
}

// endwith begins the end of a group, unless something else has ended it. The host waits for the report, and by then knows that goroutines are being ended: what it calls
// next is not among them.
func endwith(failed uint32, r *groupreport) {
	if atomic.Cas(&r.group.failed, 0, failed) {
		startender(r.group)
		addreport(r)
	}
}

func report(gp *g, value any) { addreport(panicreport(gp, value)) }

//go:noinline
func panicreport(gp *g, value any) *groupreport {
	r := newreport(gp.group, value)
	r.goid = gp.goid
	r.npcs = callersfp(getframeaddr(), 1, r.pcs[:])
	return r
}

// reportfor is for what no goroutine has done.
func reportfor(grp *group, value any) { addreport(newreport(grp, value)) }

func newreport(grp *group, value any) *groupreport {
	r := new(groupreport)
	r.group = grp
	r.value = value
	return r
}

// groupexit ends the current goroutine and all others of its group, without deferred calls.
func groupexit(gp *g) {
	grp := gp.group
	gp._panic = nil
	dropdefers(gp)
	if gp.hostcb != nil {
		gp.hostcb.flags |= hostKilled
	}
	startender(grp)
	withWorldStopped(func() { killround(grp, nil, false, 0) }) // what deferred calls of the library's give up must let none of the others go on
	Goexit()
}

// startender has a goroutine of the runtime's end the group.
func startender(grp *group) {
	if !atomic.Cas(&grp.ending, groupRuns, groupExits) {
		return
	}
	noPreemptInc()
	goready(newsystemproc(func() { endgroup(grp, groupExits, 10*1000*1000*1000, 0) }))
	noPreemptDec()
}
