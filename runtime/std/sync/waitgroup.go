// WaitGroup: a counter that goroutines can wait on to become zero.

package sync

import "sync/atomic"

// A WaitGroup waits for a collection of goroutines to finish. It must not be copied after first use.
type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64 // high half: the counter (signed); low half: how many goroutines wait
	sema   uint32
}

// Add adds delta, which may be negative, to the counter. At zero all waiters go on; below zero it panics.
func (wg *WaitGroup) Add(delta int) {
	s := wg.state.Add(uint64(delta) << 32)
	count, waiters := int32(s>>32), uint32(s)
	if count < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && count == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if count > 0 || waiters == 0 {
		return
	}
	// The counter is zero and somebody waits: nobody may change the state now, Add would be concurrent with Wait and
	// Wait returns at once on zero.
	if wg.state.Load() != s {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	for ; waiters != 0; waiters-- {
		runtime_Semrelease(&wg.sema, false, 0)
	}
}

// Done takes one off the counter.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait() {
	for {
		s := wg.state.Load()
		if s>>32 == 0 {
			return
		}
		if !wg.state.CompareAndSwap(s, s+1) {
			continue
		}
		wg.await()
		if wg.state.Load() != 0 {
			panic("sync: WaitGroup is reused before previous Wait has returned")
		}
		return
	}
}

// await waits for the last Done. A goroutine that a host ends here is no waiter any more; if the last Done has counted it, it takes what that gave it.
func (wg *WaitGroup) await() {
	over := false
	defer func() {
		for !over {
			s := wg.state.Load()
			if s>>32 == 0 || uint32(s) == 0 {
				runtime_SemacquireWaitGroup(&wg.sema, false)
				over = true
			} else {
				over = wg.state.CompareAndSwap(s, s-1)
			}
		}
	}()
	runtime_SemacquireWaitGroup(&wg.sema, false)
	over = true
}

// Go calls f in a new goroutine that counts in the group. f must not panic.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			// Done must not let the program go on, and perhaps exit with success, while this panic is being printed.
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}
