// Cond: a condition variable.

package sync

import (
	"sync/atomic"
	"unsafe"
)

// A Cond is a place where goroutines wait for, and announce, an event. L is held while the condition changes and around Wait.
type Cond struct {
	noCopy noCopy
	L      Locker
	notify notifyList
	self   uintptr // own address once used, to find out copies
}

// NewCond returns a Cond with l as its locker.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks c.L, waits to be woken, and locks it again before it returns. Callers check the condition in a loop.
func (c *Cond) Wait() {
	c.check()
	t := runtime_notifyListAdd(&c.notify) // before the unlock, so that no signal after it is missed
	c.L.Unlock()
	defer c.L.Lock() // also if a host ends the goroutine here: its deferred calls unlock
	runtime_notifyListWait(&c.notify, t)
}

// Signal wakes one waiting goroutine, if there is any.
func (c *Cond) Signal() {
	c.check()
	runtime_notifyListNotifyOne(&c.notify)
}

// Broadcast wakes all waiting goroutines.
func (c *Cond) Broadcast() {
	c.check()
	runtime_notifyListNotifyAll(&c.notify)
}

func (c *Cond) check() {
	me := uintptr(unsafe.Pointer(c))
	if atomic.LoadUintptr(&c.self) == me {
		return
	}
	if !atomic.CompareAndSwapUintptr(&c.self, 0, me) && atomic.LoadUintptr(&c.self) != me {
		panic("sync.Cond is copied")
	}
}
