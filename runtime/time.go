// Timers and time.Sleep.
//
// Armed timers sit in a few heaps, each with a lock; a timer's address chooses its heap, so a timer always has the same lock. A heap is
// four-ary, ordered by when. The scheduler calls checkTimers before it looks for work, and plans its sleep by
// timeSleepUntil; both read each heap's earliest time without a lock (minwhen), so that they cost nothing while no timer is
// due, and timeSleepUntil may be called under sched.lock.
//
// A timer's function runs under its heap's lock, on the scheduler's stack. Hence stopTimer and resetTimer, which take that lock too,
// return only when no call for the earlier arming is in progress: after Stop or Reset no stale tick arrives. The function
// must be short and not touch timers: a non-blocking send, a goready, the start of a goroutine.
//
// Lock order: a heap's lock, then channel locks, then sched.lock and leaf locks.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// runtimeTimer is the runtime's part of a timer. Known to package time: change both. Fields are guarded by the heap's lock while the
// timer is armed; package time sets them before.
type runtimeTimer struct {
	when   int64
	period int64 // 0: fires once
	f      func(arg any, seq uintptr, delta int64)
	arg    any
	seq    uintptr
	index  uintptr // place in the heap + 1; 0: not armed
	_      [5]uintptr
}

const timerShards = 8

// timerHeap is padded to its own cache lines: minwhen is read by all threads all the time.
type timerHeap struct {
	minwhen int64 // when of the earliest; 0: none. Written under lock, read atomically.
	lock    mutex
	_       uint32
	list    []timerWhen // the heap; guarded by lock
	_       [88]byte
}

type timerWhen struct {
	when int64 // the timer's, here to spare a cache miss per comparison
	t    *runtimeTimer
}

var (
	timerheaps  [timerShards]timerHeap
	timersArmed int32 // atomic: timers in all heaps
)

func heapOf(t *runtimeTimer) *timerHeap {
	h := uint64(uintptr(unsafe.Pointer(t))>>4) * hashk0
	return &timerheaps[h>>61]
}

func (h *timerHeap) siftup(i int) {
	e := h.list[i]
	for i > 0 {
		p := (i - 1) >> 2
		if e.when >= h.list[p].when {
			break
		}
		h.list[i] = h.list[p]
		h.list[i].t.index = uintptr(i + 1)
		i = p
	}
	h.list[i] = e
	e.t.index = uintptr(i + 1)
}

func (h *timerHeap) siftdown(i int) {
	n := len(h.list)
	e := h.list[i]
	for {
		c := i*4 + 1
		if c >= n {
			break
		}
		end := c + 4
		if end > n {
			end = n
		}
		best := c
		for k := c + 1; k < end; k++ {
			if h.list[k].when < h.list[best].when {
				best = k
			}
		}
		if h.list[best].when >= e.when {
			break
		}
		h.list[i] = h.list[best]
		h.list[i].t.index = uintptr(i + 1)
		i = best
	}
	h.list[i] = e
	e.t.index = uintptr(i + 1)
}

func (h *timerHeap) setmin() {
	if len(h.list) == 0 {
		atomic.Storeint64(&h.minwhen, 0)
	} else {
		atomic.Storeint64(&h.minwhen, h.list[0].when)
	}
}

// add arms t and tells whether it is now the heap's earliest. The lock is held.
func (h *timerHeap) add(t *runtimeTimer) bool {
	if t.when <= 0 {
		t.when = 1 // long ago; 0 would say "none"
	}
	h.list = append(h.list, timerWhen{t.when, t})
	h.siftup(len(h.list) - 1)
	atomic.Xaddint32(&timersArmed, 1)
	if t.index == 1 {
		h.setmin()
		return true
	}
	return false
}

// remove disarms t. The lock is held.
func (h *timerHeap) remove(t *runtimeTimer) {
	i := int(t.index) - 1
	last := len(h.list) - 1
	e := h.list[last]
	h.list[last] = timerWhen{}
	h.list = h.list[:last]
	t.index = 0
	if i != last {
		h.list[i] = e
		e.t.index = uintptr(i + 1)
		h.siftdown(i)
		h.siftup(int(e.t.index) - 1)
	}
	if i == 0 {
		h.setmin()
	}
	atomic.Xaddint32(&timersArmed, -1)
}

//go:linkname startTimer time.startTimer
func startTimer(t *runtimeTimer) {
	h := heapOf(t)
	lock(&h.lock)
	if t.index != 0 {
		throw("startTimer: timer is armed")
	}
	first := h.add(t)
	when := t.when
	unlock(&h.lock)
	if first {
		wakeNetPoller(when)
	}
}

//go:linkname stopTimer time.stopTimer
func stopTimer(t *runtimeTimer) bool {
	h := heapOf(t)
	lock(&h.lock)
	armed := t.index != 0
	if armed {
		h.remove(t)
	}
	unlock(&h.lock)
	return armed
}

//go:linkname resetTimer time.resetTimer
func resetTimer(t *runtimeTimer, when, period int64) bool {
	h := heapOf(t)
	lock(&h.lock)
	armed := t.index != 0
	if armed {
		h.remove(t)
	}
	t.when = when
	t.period = period
	first := h.add(t)
	when = t.when
	unlock(&h.lock)
	if first {
		wakeNetPoller(when)
	}
	return armed
}

//go:linkname time_timerChan time.timerChan
func time_timerChan(c *hchan) { c.timer = true }

// checkTimers runs what is due at now (0: the present) and gives the time of the next timer, 0 if there is none.
func checkTimers(now int64) int64 {
	if atomic.Loadint32(&timersArmed) == 0 {
		return 0
	}
	next := int64(0)
	for i := 0; i < timerShards; i++ {
		h := &timerheaps[i]
		when := atomic.Loadint64(&h.minwhen)
		if when == 0 {
			continue
		}
		if now == 0 {
			now = nanotime()
		}
		if when <= now {
			h.run(now)
			when = atomic.Loadint64(&h.minwhen)
			if when == 0 {
				continue
			}
		}
		if next == 0 || when < next {
			next = when
		}
	}
	return next
}

// run calls the functions of all timers of the heap that are due.
func (h *timerHeap) run(now int64) {
	lock(&h.lock)
	for len(h.list) > 0 {
		t := h.list[0].t
		when := h.list[0].when
		if when > now {
			break
		}
		delta := now - when
		f := t.f
		arg := t.arg
		seq := t.seq
		if t.period > 0 {
			when += t.period * (1 + delta/t.period)
			if when < 0 {
				when = maxWhen
			}
			t.when = when
			h.list[0].when = when
			h.siftdown(0)
			h.setmin()
		} else {
			h.remove(t)
		}
		if traceon {
			trace1(traceTimer, uint64(delta))
		}
		f(arg, seq, delta)
	}
	unlock(&h.lock)
}

// timeSleepUntil is the time of the earliest timer, maxWhen if there is none. Takes no lock.
func timeSleepUntil() int64 {
	next := int64(maxWhen)
	if atomic.Loadint32(&timersArmed) == 0 {
		return next
	}
	for i := 0; i < timerShards; i++ {
		when := atomic.Loadint64(&timerheaps[i].minwhen)
		if when != 0 && when < next {
			next = when
		}
	}
	return next
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
		gp.timer = unsafe.Pointer(t)
	}
	when := nanotime() + ns
	if when < 0 {
		when = maxWhen
	}
	t.when = when
	t.arg = gp
	gopark(sleepcommit, unsafe.Pointer(t), waitReasonSleep)
	t.arg = nil
}

// sleepcommit arms the timer once the goroutine is parked: it may fire at once.
func sleepcommit(gp *g, t unsafe.Pointer) bool {
	startTimer((*runtimeTimer)(t))
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
