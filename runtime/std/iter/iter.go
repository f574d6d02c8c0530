// Package iter has the types of iterators: functions that call yield with one value after another until that returns false.
package iter

import (
	"runtime"
	"unsafe"
)

// Seq is an iterator over values.
type Seq[V any] func(yield func(V) bool)

// Seq2 is an iterator over pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)

// coro is the runtime's: a goroutine that runs only while another waits for it.
type coro struct{ _ unsafe.Pointer }

func newcoro(f func()) *coro
func coroswitch(c *coro)

// pull is what Pull and Pull2 share: the coroutine in which the iterator runs, and how it stands with it. Iterator and caller never run at the
// same time, so nothing here needs a lock.
type pull struct {
	c        *coro
	done     bool // the iterator has ended, or is to end
	wanted   bool // next waits for a value
	returned bool // the iterator came to its end, as opposed to a panic or Goexit
	failed   bool // what the caller is to raise: cause, or Goexit
	goexit   bool
	cause    any
}

func (p *pull) start(run func()) {
	p.c = newcoro(func() {
		if p.done {
			return // stopped before it began
		}
		defer func() {
			if cause := recover(); cause != nil {
				p.failed, p.cause = true, cause
			} else if !p.returned {
				p.failed, p.goexit = true, true
			}
			p.done = true
		}()
		run()
		p.returned = true
	})
}

// yielding is the beginning of yield: false if the caller wants no more.
func (p *pull) yielding() bool {
	if p.done {
		return false
	}
	if !p.wanted {
		panic("iter.Pull: yield called again before next")
	}
	p.wanted = false
	return true
}

// resume lets the iterator run until its next value or end.
func (p *pull) resume() {
	coroswitch(p.c)
	if p.failed {
		p.failed = false
		if p.goexit {
			runtime.Goexit()
		}
		panic(p.cause)
	}
}

// want is the beginning of next: false if there is nothing more.
func (p *pull) want() bool {
	if p.done {
		return false
	}
	if p.wanted {
		panic("iter.Pull: next called again before yield")
	}
	p.wanted = true
	p.resume()
	return true
}

func (p *pull) stop() {
	if !p.done {
		p.done = true
		p.resume()
	}
}

// Pull turns an iterator inside out: next returns its next value, and false behind the last; stop ends it early. One of them must be
// called until the iterator has ended. Panics of the iterator come out of next and stop. Neither may be called by several goroutines at once.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		p  pull
		v  V
		ok bool
	)
	p.start(func() {
		seq(func(value V) bool {
			if !p.yielding() {
				return false
			}
			v, ok = value, true
			coroswitch(p.c)
			return !p.done
		})
		var zero V
		v, ok = zero, false
	})
	next = func() (V, bool) {
		if !p.want() {
			var zero V
			return zero, false
		}
		return v, ok
	}
	return next, p.stop
}

// Pull2 is Pull for iterators over pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		p  pull
		k  K
		v  V
		ok bool
	)
	p.start(func() {
		seq(func(key K, value V) bool {
			if !p.yielding() {
				return false
			}
			k, v, ok = key, value, true
			coroswitch(p.c)
			return !p.done
		})
		var noKey K
		var zero V
		k, v, ok = noKey, zero, false
	})
	next = func() (K, V, bool) {
		if !p.want() {
			var noKey K
			var zero V
			return noKey, zero, false
		}
		return k, v, ok
	}
	return next, p.stop
}
