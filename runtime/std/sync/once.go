// Once and OnceFunc: exactly one execution.

package sync

import "sync/atomic"

// Once performs one action. It must not be copied after first use.
type Once struct {
	_    noCopy
	done atomic.Bool // set when f has returned, so that every Do returns after it
	m    Mutex
}

// Do calls f if it is the first call of Do on this Once, else waits until that call has ended. A panic of f counts as an end.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// OnceFunc returns a function that calls f the first time it is called. If f panics, every call panics with that value.
func OnceFunc(f func()) func() {
	var (
		once     Once
		returned bool
		cause    any
	)
	run := func() {
		defer func() {
			f = nil
			cause = recover()
			if !returned {
				panic(cause) // keeps the first panic's traceback below it
			}
		}()
		f()
		returned = true
	}
	return func() {
		once.Do(run)
		if !returned {
			panic(cause)
		}
	}
}
