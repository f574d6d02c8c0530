// Futex locks and notes: the only blocking primitives of the runtime itself. A thread that holds a mutex counts it in
// m.locks and is not preempted.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	_FUTEX_WAIT_PRIVATE = 128
	_FUTEX_WAKE_PRIVATE = 129
)

// lock spins a little (the sections are short and there is more than one core), then sleeps.
func lock(l *mutex) {
	noPreemptInc()
	if atomic.Cas(&l.key, 0, 1) {
		return
	}
	lockslow(l)
}

//go:noinline
func lockslow(l *mutex) {
	// Some microseconds: as long as sched.lock is held to take a share of the global queue. Sleeping would take many times that, and the queue grow meanwhile.
	for i := 0; i < 10; i++ {
		for j := 0; j < 30; j++ {
			procyield1()
		}
		if atomic.Load(&l.key) == 0 && atomic.Cas(&l.key, 0, 1) {
			return
		}
	}
	for atomic.Xchg(&l.key, 2) != 0 {
		futexsleep(&l.key, 2, -1)
	}
}

func unlock(l *mutex) {
	if atomic.Xchg(&l.key, 0) == 2 {
		futexwakeup(&l.key, 1)
	}
	noPreemptDec()
}

func noteclear(n *note) { atomic.Store(&n.key, 0) }

func notewakeup(n *note) {
	atomic.Store(&n.key, 1)
	futexwakeup(&n.key, 1)
}

func notesleep(n *note) {
	for atomic.Load(&n.key) == 0 {
		futexsleep(&n.key, 0, -1)
	}
}

// notetsleep waits at most ns nanoseconds (forever if negative) and tells whether the note was woken.
func notetsleep(n *note, ns int64) bool {
	if ns < 0 {
		notesleep(n)
		return true
	}
	deadline := nanotime() + ns
	for atomic.Load(&n.key) == 0 {
		left := deadline - nanotime()
		if left <= 0 {
			return false
		}
		futexsleep(&n.key, 0, left)
	}
	return true
}

type timespec struct {
	sec  int64
	nsec int64
}

func futexsleep(addr *uint32, val uint32, ns int64) {
	if ns < 0 {
		syscall6(_SYS_futex, uintptr(unsafe.Pointer(addr)), _FUTEX_WAIT_PRIVATE, uintptr(val), 0, 0, 0)
		return
	}
	var ts timespec
	ts.sec = ns / 1000000000
	ts.nsec = ns % 1000000000
	syscall6(_SYS_futex, uintptr(unsafe.Pointer(addr)), _FUTEX_WAIT_PRIVATE, uintptr(val), uintptr(unsafe.Pointer(&ts)), 0, 0)
}

func futexwakeup(addr *uint32, cnt uint32) {
	syscall6(_SYS_futex, uintptr(unsafe.Pointer(addr)), _FUTEX_WAKE_PRIVATE, uintptr(cnt), 0, 0, 0)
}
