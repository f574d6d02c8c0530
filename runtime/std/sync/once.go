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

// OnceValue returns a function that calls f the first time it is called and always returns what f returned. If f panics, every call panics
// with that value.
func OnceValue[T any](f func() T) func() T {
	var result T
	once := OnceFunc(func() {
		g := f
		f = nil
		result = g()
	})
	return func() T {
		once()
		return result
	}
}

// OnceValues is OnceValue for functions with two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var r1 T1
	var r2 T2
	once := OnceFunc(func() {
		g := f
		f = nil
		r1, r2 = g()
	})
	return func() (T1, T2) {
		once()
		return r1, r2
	}
}
