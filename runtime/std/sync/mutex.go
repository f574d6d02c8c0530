// Package sync provides basic synchronisation: mutual exclusion, waiting for events, pools.
//
// Mutex. One word holds everything: whether it is locked, whether a woken waiter is already on its way, whether the
// lock has gone over to strict queueing, and how many goroutines wait on the semaphore. Normally an unlock just lets go
// and wakes one waiter, which competes with whoever comes by: a running goroutine usually wins, which is good for
// throughput and unfair. So a waiter that has been without the lock for starvationThreshold switches the mutex to
// handing over: an unlock then keeps the locked bit and passes ownership to the head of the queue, newcomers queue at once, and
// the mode ends with an owner that got the lock quickly or was the last in line.
package sync

import "sync/atomic"

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// noCopy makes "go vet" complain about copies of a struct that contains it.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A Mutex is a mutual exclusion lock; the zero value is unlocked. It must not be copied after first use.
type Mutex struct {
	state int32
	sema  uint32
}

const (
	mutexLocked   = 1 << iota // somebody owns it
	mutexWoken                // a waiter has been woken or spins: an unlock need not wake another
	mutexStarving             // ownership is handed over, nobody may take the lock in passing
	mutexWaiter               // unit of the count of waiters in the remaining bits

	starvationThreshold = 1_000_000 // ns
)

// Lock locks m, waiting until it is free.
func (m *Mutex) Lock() {
	if atomic.CompareAndSwapInt32(&m.state, 0, mutexLocked) {
		return
	}
	m.lockSlow()
}

// TryLock locks m if it is free and tells whether it did.
func (m *Mutex) TryLock() bool {
	s := atomic.LoadInt32(&m.state)
	return s&(mutexLocked|mutexStarving) == 0 && atomic.CompareAndSwapInt32(&m.state, s, s|mutexLocked)
}

func (m *Mutex) lockSlow() {
	var (
		firstWait int64 // when this goroutine first went to sleep; 0: not yet
		woken     bool  // this goroutine has set, or was given, the woken bit
		starving  bool  // it has waited too long
		spins     int
	)
	for {
		s := atomic.LoadInt32(&m.state)
		if s&(mutexLocked|mutexStarving) == mutexLocked && runtime_canSpin(spins) {
			// Somebody owns it and runs: it may be free in a moment. Tell its unlock not to wake another.
			if !woken && s&mutexWoken == 0 && s >= mutexWaiter {
				woken = atomic.CompareAndSwapInt32(&m.state, s, s|mutexWoken)
			}
			runtime_doSpin(spins)
			spins++
			continue
		}
		want := s
		mustWait := s&(mutexLocked|mutexStarving) != 0
		if mustWait {
			want += mutexWaiter
			if starving && s&mutexLocked != 0 {
				want |= mutexStarving
			}
		} else {
			want |= mutexLocked
		}
		if woken {
			want &^= mutexWoken // either it owns the lock now or it goes to sleep
		}
		if !atomic.CompareAndSwapInt32(&m.state, s, want) {
			continue
		}
		if !mustWait {
			return
		}
		again := firstWait != 0
		if !again {
			firstWait = runtime_nanotime()
		}
		runtime_SemacquireMutex(&m.sema, again, 2)
		starving = starving || runtime_nanotime()-firstWait > starvationThreshold
		if s = atomic.LoadInt32(&m.state); s&mutexStarving != 0 {
			// Handed over: the locked bit stayed set for us, we only leave the queue.
			delta := int32(-mutexWaiter)
			if !starving || s < 2*mutexWaiter {
				delta -= mutexStarving
			}
			atomic.AddInt32(&m.state, delta)
			return
		}
		woken = true
		spins = 0
	}
}

// Unlock unlocks m; a locked mutex belongs to no goroutine in particular. Unlocking what is not locked is fatal.
func (m *Mutex) Unlock() {
	if s := atomic.AddInt32(&m.state, -mutexLocked); s != 0 {
		m.unlockSlow(s)
	}
}

// unlockSlow wakes or hands over to a waiter; s is the state with the locked bit taken off.
func (m *Mutex) unlockSlow(s int32) {
	if s&mutexLocked != 0 { // it was clear, the subtraction borrowed
		fatal("sync: unlock of unlocked mutex")
	}
	if s&mutexStarving != 0 {
		// The starving bit keeps everybody out although the locked bit is off until the new owner sets it.
		atomic.AddInt32(&m.state, mutexLocked)
		runtime_Semrelease(&m.sema, true, 1)
		return
	}
	for s >= mutexWaiter && s&(mutexLocked|mutexWoken|mutexStarving) == 0 {
		if atomic.CompareAndSwapInt32(&m.state, s, s-mutexWaiter|mutexWoken) {
			runtime_Semrelease(&m.sema, false, 1)
			return
		}
		s = atomic.LoadInt32(&m.state)
	}
}
