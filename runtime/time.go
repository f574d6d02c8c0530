// Timers and time.Sleep.
//
// A timer is armed while its when is not 0. Everything in it is under its lock, which for the timer of a channel is the channel's: so who
// receives, or selects, sees whether the timer is due and takes the tick itself (poll), and such a timer needs an entry in a heap
// (timers.go) only while somebody waits for the channel. One that nobody waits for costs no heap anything, and the collector may take it.
// settle, called at the end of whatever changes a timer, gives it the hint it needs.
//
// A timer's function runs under its lock, on the scheduler's stack or the receiver's. Hence stopTimer and resetTimer, which take that lock too, return only
// when no call for the earlier arming is in progress, and they empty the channel under the same lock: after Stop or Reset no stale tick
// can be received. The function must be short and not touch timers.
//
// Lock order: see timers.go.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// runtimeTimer is the runtime's part of a timer. Known to package time: change both. Package time sets when to seq before the timer is
// started; all is guarded by the lock afterwards.
type runtimeTimer struct {
	when   int64 // 0: not armed
	period int64 // 0: fires once
	f      func(arg any, seq uintptr, delta int64)
	arg    any // for the timer of a channel, that channel: keeps it alive
	seq    uintptr

	// The runtime's own; words without pointers to package time.
	lock  mutex
	live  bool    // the hint is needed, and counted in heap.live
	hint  int64   // the time of the earliest entry, 0: there is none
	heap  *timers // where that entry is; timerheaps has it too
	c     *hchan  // the timer's channel; arg has it too
	vars  uintptr // the block of the group that f is called for, 0: of none
	group uint64  // the block's id
}

func (t *runtimeTimer) mutex() *mutex {
	if t.c != nil {
		return &t.c.lock
	}
	return &t.lock
}

// settle gives t its hint if it needs one, and notes whether it does. The lock is held. If a wake-up may depend on it, gives the hint's time, else 0.
func (t *runtimeTimer) settle() int64 {
	if t.when == 0 || t.c != nil && t.c.recvq.first == nil {
		if t.live {
			t.live = false
			atomic.Xaddint32(&t.heap.live, -1)
		}
		return 0
	}
	first := int64(0)
	if t.hint == 0 || t.hint > t.when {
		if t.live {
			t.live = false
			atomic.Xaddint32(&t.heap.live, -1)
		}
		t.heap = mytimers()
		t.hint = t.when
		if t.heap.add(t.when, t) {
			first = t.when
		}
	}
	if !t.live {
		t.live = true
		atomic.Xaddint32(&t.heap.live, 1)
	}
	return first
}

// needs tells whether the entry for when, which is in no heap, is t's hint and needed; then it will be in heap.
func (t *runtimeTimer) needs(when int64, heap *timers) bool {
	l := t.mutex()
	lock(l)
	is := t.hint == when
	if is && !t.live {
		t.hint = 0
		is = false
	}
	if is && t.heap != heap {
		atomic.Xaddint32(&t.heap.live, -1)
		atomic.Xaddint32(&heap.live, 1)
		t.heap = heap
	}
	unlock(l)
	return is
}

// look is what the entry for when, taken out of its heap, comes to at now.
func (t *runtimeTimer) look(when, now int64) {
	l := t.mutex()
	lock(l)
	if t.hint == when {
		t.hint = 0
		if t.live {
			t.live = false
			atomic.Xaddint32(&t.heap.live, -1)
		}
	}
	due := t.when
	fires := due != 0 && due <= now
	if fires {
		t.next(now)
	}
	var gp *g
	if fires && t.c != nil {
		gp = t.send(now - due)
	}
	t.settle() // the m that looks schedules next
	if fires && t.c == nil {
		t.call(t.seq, now-due)
	}
	unlock(l)
	if gp != nil {
		goready(gp)
	}
}

// call calls the timer's function as if on a goroutine of the group that started the timer.
func (t *runtimeTimer) call(seq uintptr, delta int64) {
	if t.vars == 0 {
		t.f(t.arg, seq, delta) // one of the runtime's own
		return
	}
	if t.vars == uintptr(mainvars) {
		t.callin(seq, delta)
		return
	}
	b := blockof(unsafe.Pointer(t.vars))
	if b.pin(t.group) {
		t.callin(seq, delta)
		b.unpin()
	}
}

func (t *runtimeTimer) callin(seq uintptr, delta int64) {
	was := entergroup(unsafe.Pointer(t.vars))
	t.f(t.arg, seq, delta)
	leavegroup(was)
}

// noteGroup says that the timer is one of the current goroutine's group.
func (t *runtimeTimer) noteGroup() {
	vars := getg().vars
	t.vars = uintptr(vars)
	t.group = blockof(vars).id
}

// next sets a timer that fires at now to its next time, and notes that it fires.
func (t *runtimeTimer) next(now int64) {
	if traceon {
		trace1(traceTimer, uint64(now-t.when))
	}
	if t.period <= 0 {
		t.when = 0
		return
	}
	t.when += t.period * (1 + (now-t.when)/t.period)
	if t.when < 0 {
		t.when = maxWhen
	}
}

// send delivers the tick that was due delta ago: to who waits for it, whom it gives to be readied, or to the channel's buffer, if that is empty.
// A channel timer's function puts the tick at the address that it gets for seq.
func (t *runtimeTimer) send(delta int64) *g {
	c := t.c
	sg := c.recvq.dequeue()
	if sg == nil {
		if c.qcount == 0 {
			t.call(uintptr(chanbuf(c, c.recvx)), delta)
			c.qcount = 1
		}
		return nil
	}
	if sg.elem != nil {
		t.call(uintptr(sg.elem), delta)
		sg.elem = nil
	}
	sg.success = true
	gp := sg.g
	gp.param = unsafe.Pointer(sg)
	return gp
}

// poll sends the tick if it is due: what a receiver does first, since nobody else need have looked. The lock is held.
func (t *runtimeTimer) poll() {
	if t.when == 0 {
		return
	}
	now := nanotime()
	if t.when > now {
		return
	}
	due := t.when
	t.next(now)
	gp := t.send(now - due)
	t.settle()
	if gp != nil {
		goready(gp)
	}
}

// await is called when a goroutine has queued on the channel and is about to park. The lock is held.
func (t *runtimeTimer) await() {
	wakeParking(t.settle())
}

// wakeParking is wakeNetPoller for a goroutine that is about to park: if nothing else is to be run here, this m will see to the timer.
func wakeParking(first int64) {
	if first != 0 && (sched.runqsize != 0 || !runqempty(tcbGetM().p)) {
		wakeNetPoller(first)
	}
}

// empty takes the tick that nobody received out of the channel, if there is one.
func (t *runtimeTimer) empty() bool {
	c := t.c
	if c == nil || c.qcount == 0 {
		return false
	}
	clearelem(c, chanbuf(c, c.recvx))
	c.qcount = 0
	return true
}

// startTimer arms t, whose fields are set, for the first time, or again after it fired.
//
//go:linkname startTimer time.startTimer
func startTimer(t *runtimeTimer) {
	lock(&t.lock)
	t.noteGroup()
	if t.when <= 0 {
		t.when = 1 // long ago
	}
	first := t.settle()
	unlock(&t.lock)
	if first != 0 {
		wakeNetPoller(first)
	}
}

// startTimerChan arms t, which nobody else has yet, as the timer of the channel c, which has room for one tick.
//
//go:linkname startTimerChan time.startTimerChan
func startTimerChan(t *runtimeTimer, c *hchan) {
	if t.when <= 0 {
		t.when = 1
	}
	t.noteGroup()
	t.c = c
	c.timer = t
}

//go:linkname stopTimer time.stopTimer
func stopTimer(t *runtimeTimer) bool {
	l := t.mutex()
	lock(l)
	armed := t.when != 0
	t.when = 0
	if t.empty() {
		armed = true
	}
	heap := t.heap
	t.settle()
	unlock(l)
	if heap != nil {
		heap.tidy(staleMax)
	}
	return armed
}

//go:linkname resetTimer time.resetTimer
func resetTimer(t *runtimeTimer, when, period int64) bool {
	if when <= 0 {
		when = 1
	}
	l := t.mutex()
	lock(l)
	armed := t.when != 0
	if t.empty() {
		armed = true
	}
	t.when = when
	t.period = period
	heap := t.heap
	first := t.settle()
	unlock(l)
	if first != 0 {
		wakeNetPoller(first)
	}
	if heap != nil {
		heap.tidy(staleMax)
	}
	return armed
}

//go:linkname timeSleep time.Sleep
func timeSleep(ns int64) {
	if ns <= 0 {
		return
	}
	gp := getg()
	// The timer is on the heap and kept: nobody else ever sees this goroutine's.
	t := (*runtimeTimer)(gp.timer)
	if t == nil {
		t = new(runtimeTimer)
		t.f = goroutineReady
		t.arg = gp
		gp.timer = unsafe.Pointer(t)
	}
	when := nanotime() + ns
	if when < 0 {
		when = maxWhen
	}
	gp.sleepwhen = when
	gopark(sleepcommit, unsafe.Pointer(t), waitReasonSleep)
}

// sleepcommit arms the timer once the goroutine is parked: it may fire at once.
func sleepcommit(gp *g, p unsafe.Pointer) bool {
	t := (*runtimeTimer)(p)
	lock(&t.lock)
	t.when = gp.sleepwhen
	first := t.settle()
	unlock(&t.lock)
	wakeParking(first)
	return true
}

func goroutineReady(arg any, seq uintptr, delta int64) {
	goready(arg.(*g))
}

//go:linkname time_now time.now
func time_now() (sec int64, nsec int32, mono int64) {
	sec, nsec = walltime()
	return sec, nsec, nanotime()
}

//go:linkname time_runtimeNano time.runtimeNano
func time_runtimeNano() int64 { return nanotime() }
