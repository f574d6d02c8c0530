// The template thread: what a program has changed of a thread that it has locked (its affinity, namespace, …) must not pass on to others, and new threads
// have it from the one that makes them. So those that a locked one needs are made by this one, which begins before the first is locked.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

var template struct {
	state  uint32 // atomic
	lock   mutex
	mp     *m     // whose thread is to be made
	errno  int32  // how that went
	wanted uint32 // atomic, futex
	done   uint32 // atomic, futex
}

// States of the template thread, besides 0.
const (
	templateBegun  = 1 // it is there, or on its way
	templateFailed = 2 // there is no thread for it, in a host's process: it is done without
)

// startTemplate is called by a goroutine that is about to lock its thread.
func startTemplate() {
	if atomic.Load(&template.state) != 0 || !atomic.Cas(&template.state, 0, templateBegun) {
		return
	}
	noPreemptInc()
	if newm(templateThread, nil) == nil {
		atomic.Store(&template.state, templateFailed)
	}
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
		if atomic.Load(&template.state) == templateFailed {
			template.errno = _EAGAIN
			break
		}
		futexsleep(&template.done, 0, 10*1000*1000)
	}
	errno := template.errno
	unlock(&template.lock)
	return errno
}
