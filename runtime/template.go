// The template thread: what a program has changed of a thread that it has locked (its affinity, namespace, …) must not pass on to others, and new threads
// have it from the one that makes them. So those that a locked one needs are made by this one, which begins before the first is locked.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

var template struct {
	begun  uint32 // atomic
	m      *m
	lock   mutex
	mp     *m     // whose thread is to be made
	errno  int32  // how that went
	wanted uint32 // atomic, futex
	done   uint32 // atomic, futex
}

// startTemplate is called by a goroutine that is about to lock its thread. In a host's process there may be no thread for it; then it is done without.
func startTemplate() {
	if atomic.Load(&template.begun) != 0 || !atomic.Cas(&template.begun, 0, 1) {
		return
	}
	noPreemptInc()
	template.m = newm(templateThread, nil)
	noPreemptDec()
}

func templateThread() {
	for {
		for atomic.Load(&template.wanted) == 0 {
			futexsleep(&template.wanted, 0, -1)
		}
		atomic.Store(&template.wanted, 0)
		template.errno = startThread(template.mp)
		atomic.Store(&template.done, 1)
		futexwakeup(&template.done, 1)
	}
}

// askTemplate is startThread.
func askTemplate(mp *m) int32 {
	lock(&template.lock)
	template.mp = mp
	atomic.Store(&template.done, 0)
	atomic.Store(&template.wanted, 1)
	futexwakeup(&template.wanted, 1)
	for atomic.Load(&template.done) == 0 {
		futexsleep(&template.done, 0, -1)
	}
	errno := template.errno
	unlock(&template.lock)
	return errno
}
