// Package hostrt provides the hooks that real Go's runtime has no counterpart for.
package hostrt

import (
	"sync"
	"syscall"
	"time"
	"unsafe"
)

// Go's runtime has room for one cleanup function, real sync's.
//
//go:linkname registerPoolCleanup gl/sync.runtime_registerPoolCleanup
func registerPoolCleanup(cleanup func()) {}

//go:linkname syscall3 gl/syscall.Syscall
func syscall3(trap, a1, a2, a3 uintptr) (r1, r2, err uintptr) {
	x, y, e := syscall.Syscall(trap, a1, a2, a3)
	return x, y, uintptr(e)
}

//go:linkname syscall6 gl/syscall.Syscall6
func syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, err uintptr) {
	x, y, e := syscall.Syscall6(trap, a1, a2, a3, a4, a5, a6)
	return x, y, uintptr(e)
}

//go:linkname rawSyscall3 gl/syscall.RawSyscall
func rawSyscall3(trap, a1, a2, a3 uintptr) (r1, r2, err uintptr) {
	return syscall3(trap, a1, a2, a3)
}

//go:linkname rawSyscall6 gl/syscall.RawSyscall6
func rawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, err uintptr) {
	return syscall6(trap, a1, a2, a3, a4, a5, a6)
}

//go:linkname envs gl/syscall.runtime_envs
func envs() []string { return syscall.Environ() }

//go:linkname setenv gl/syscall.runtimeSetenv
func setenv(k, v string) { syscall.Setenv(k, v) }

//go:linkname unsetenv gl/syscall.runtimeUnsetenv
func unsetenv(k string) { syscall.Unsetenv(k) }

// runtimeTimer is gl/time's; rt[0] counts armings, rt[1] is 1 while armed, rt[2] is the channel, which arg keeps alive.
type runtimeTimer struct {
	when, period int64
	f            func(arg any, seq uintptr, delta int64)
	arg          any
	seq          uintptr
	rt           [5]uintptr
}

// tickTime is gl/time's Time: what a channel timer's function writes.
type tickTime struct {
	wall uint64
	ext  int64
	loc  unsafe.Pointer
}

var timerLock sync.Mutex // held while a timer's function runs, as stopTimer must not return then

//go:linkname runtimeNano time.runtimeNano
func runtimeNano() int64

func arm(t *runtimeTimer) {
	t.rt[0]++
	t.rt[1] = 1
	generation := t.rt[0]
	time.AfterFunc(time.Duration(t.when-runtimeNano()), func() {
		timerLock.Lock()
		defer timerLock.Unlock()
		if t.rt[0] != generation || t.rt[1] == 0 {
			return
		}
		delta := runtimeNano() - t.when
		if t.period > 0 {
			t.when += t.period * (1 + delta/t.period)
			arm(t)
		} else {
			t.rt[1] = 0
		}
		if t.rt[2] == 0 {
			t.f(t.arg, t.seq, delta)
			return
		}
		var tick tickTime
		t.f(t.arg, uintptr(unsafe.Pointer(&tick)), delta)
		select {
		case t.channel() <- tick:
		default:
		}
	})
}

func (t *runtimeTimer) channel() chan tickTime {
	return *(*chan tickTime)(unsafe.Pointer(&t.rt[2]))
}

// empty takes a tick that nobody received out of the channel.
func (t *runtimeTimer) empty() bool {
	if t.rt[2] == 0 {
		return false
	}
	select {
	case <-t.channel():
		return true
	default:
		return false
	}
}

// Only len and cap of a timer's channel differ.
//
//go:linkname startTimerChan gl/time.startTimerChan
func startTimerChan(p, c unsafe.Pointer) {
	(*runtimeTimer)(p).rt[2] = uintptr(c)
	startTimer(p)
}

//go:linkname startTimer gl/time.startTimer
func startTimer(t unsafe.Pointer) {
	timerLock.Lock()
	arm((*runtimeTimer)(t))
	timerLock.Unlock()
}

//go:linkname stopTimer gl/time.stopTimer
func stopTimer(p unsafe.Pointer) bool {
	timerLock.Lock()
	defer timerLock.Unlock()
	t := (*runtimeTimer)(p)
	was := t.rt[1] == 1
	t.rt[1] = 0
	return t.empty() || was
}

//go:linkname resetTimer gl/time.resetTimer
func resetTimer(p unsafe.Pointer, when, period int64) bool {
	timerLock.Lock()
	defer timerLock.Unlock()
	t := (*runtimeTimer)(p)
	was := t.rt[1] == 1
	was = t.empty() || was
	t.when, t.period = when, period
	arm(t)
	return was
}
