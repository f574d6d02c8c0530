// Semaphores and condition variables for package sync.
//
// A semaphore is a word in the program's memory; the goroutines that wait for it queue here, in a table of buckets by the
// word's address. A bucket holds a list of the addresses that have waiters (linked by parent), each the head of the list
// of its waiters (linked by waitlink, waittail at the head).
//
// Acquire: try to decrement the word; else, under the bucket's lock, count oneself as a waiter, try again, queue and park. Release:
// increment the word, then look whether anybody waits. One of the two sees the other: the acquirer adds to nwait before it looks at
// the word again, the releaser adds to the word before it looks at nwait.
//
// A woken waiter competes for the word with newcomers. With handoff the releaser takes the count itself and passes it on (ticket
// = 1), and yields to the waiter at once: that is how a starving sync.Mutex goes to the one who waited longest.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const semTabSize = 512 // a power of two

// semaRoot is a bucket, padded to a cache line.
type semaRoot struct {
	lock  mutex
	nwait uint32 // waiters in the bucket; atomic, read without the lock
	head  *sudog // addresses with waiters; guarded by lock
	_     [48]byte
}

var semtable [semTabSize]semaRoot

func semroot(addr *uint32) *semaRoot {
	h := uint64(uintptr(unsafe.Pointer(addr))>>3) * hashk0
	return &semtable[h>>55]
}

func cansemacquire(addr *uint32) bool {
	for {
		v := atomic.Load(addr)
		if v == 0 {
			return false
		}
		if atomic.Cas(addr, v, v-1) {
			return true
		}
	}
}

// find is the head waiter for addr. The lock is held.
func (root *semaRoot) find(addr unsafe.Pointer) *sudog {
	s := root.head
	for s != nil && s.elem != addr {
		s = s.parent
	}
	return s
}

// replace puts s (nil: nothing) in the place of old in the list of addresses.
func (root *semaRoot) replace(old, s *sudog) {
	link := &root.head
	for *link != old {
		link = &(*link).parent
	}
	if s != nil {
		s.parent = old.parent
		*link = s
	} else {
		*link = old.parent
	}
	old.parent = nil
}

// queue adds s to the waiters for addr, at the front if lifo.
func (root *semaRoot) queue(addr unsafe.Pointer, s *sudog, lifo bool) {
	s.elem = addr
	s.next = nil
	s.prev = nil
	s.waitlink = nil
	t := root.find(addr)
	if t == nil {
		s.parent = root.head
		s.waittail = s
		root.head = s
		return
	}
	if lifo {
		s.waitlink = t
		s.waittail = t.waittail
		root.replace(t, s)
		t.waittail = nil
		return
	}
	s.parent = nil
	t.waittail.waitlink = s
	t.waittail = s
}

// dequeue takes the first waiter for addr; nil if there is none.
func (root *semaRoot) dequeue(addr unsafe.Pointer) *sudog {
	s := root.find(addr)
	if s == nil {
		return nil
	}
	t := s.waitlink
	if t != nil {
		t.waittail = s.waittail
	}
	root.replace(s, t)
	s.waitlink = nil
	s.waittail = nil
	s.elem = nil
	return s
}

func semacquire1(addr *uint32, lifo bool, reason waitReason) {
	if cansemacquire(addr) {
		return
	}
	gp := getg()
	s := acquireSudog()
	root := semroot(addr)
	s.ticket = 0
	for {
		lock(&root.lock)
		atomic.Xadd(&root.nwait, 1)
		if cansemacquire(addr) {
			atomic.Xadd(&root.nwait, -1)
			unlock(&root.lock)
			break
		}
		s.g = gp
		root.queue(unsafe.Pointer(addr), s, lifo)
		goparkunlock(&root.lock, reason)
		if s.ticket != 0 || cansemacquire(addr) {
			break
		}
	}
	s.ticket = 0
	releaseSudog(s)
}

func semrelease1(addr *uint32, handoff bool) {
	root := semroot(addr)
	atomic.Xadd(addr, 1)
	if atomic.Load(&root.nwait) == 0 {
		return
	}
	lock(&root.lock)
	if atomic.Load(&root.nwait) == 0 {
		unlock(&root.lock)
		return
	}
	s := root.dequeue(unsafe.Pointer(addr))
	if s == nil {
		unlock(&root.lock)
		return
	}
	atomic.Xadd(&root.nwait, -1)
	unlock(&root.lock)
	given := false
	if handoff && cansemacquire(addr) {
		s.ticket = 1
		given = true
	}
	gp := s.g
	goready(gp) // s belongs to gp from here on
	if given && getg() != tcbGetM().g0 {
		goyield()
	}
}

// goyield puts the goroutine at the end of this p's queue, behind the one just readied.
func goyield() { mcall(goyield_m) }

func goyield_m(gp *g) *g {
	mp := tcbGetM()
	if traceon {
		trace0(traceGoYield)
	}
	atomic.StoreRel(&gp.atomicstatus, _Grunnable)
	gp.m = nil
	mp.curg = nil
	runqput(mp.p, gp, false)
	return schedule()
}

//go:linkname sync_runtime_Semacquire sync.runtime_Semacquire
func sync_runtime_Semacquire(s *uint32) { semacquire1(s, false, waitReasonSemacquire) }

//go:linkname sync_runtime_SemacquireWaitGroup sync.runtime_SemacquireWaitGroup
func sync_runtime_SemacquireWaitGroup(s *uint32, synctestDurable bool) {
	semacquire1(s, false, waitReasonSyncWaitGroupWait)
}

//go:linkname sync_runtime_SemacquireMutex sync.runtime_SemacquireMutex
func sync_runtime_SemacquireMutex(s *uint32, lifo bool, skipframes int) {
	semacquire1(s, lifo, waitReasonSyncMutexLock)
}

//go:linkname sync_runtime_SemacquireRWMutexR sync.runtime_SemacquireRWMutexR
func sync_runtime_SemacquireRWMutexR(s *uint32, lifo bool, skipframes int) {
	semacquire1(s, lifo, waitReasonSyncRWMutexRLock)
}

//go:linkname sync_runtime_SemacquireRWMutex sync.runtime_SemacquireRWMutex
func sync_runtime_SemacquireRWMutex(s *uint32, lifo bool, skipframes int) {
	semacquire1(s, lifo, waitReasonSyncRWMutexLock)
}

//go:linkname sync_runtime_Semrelease sync.runtime_Semrelease
func sync_runtime_Semrelease(s *uint32, handoff bool, skipframes int) { semrelease1(s, handoff) }

// notifyList is the queue of a sync.Cond. Known to package sync. A waiter first takes a ticket (wait counts them), then unlocks the
// program's lock, then queues here; a notification may come before it has queued, so notify counts the tickets notified: a
// waiter whose number is below does not queue at all.
type notifyList struct {
	wait   uint32 // next ticket; atomic
	notify uint32 // next ticket to be notified; written under lock, read atomically without
	lock   mutex
	_      uint32
	head   *sudog // guarded by lock, and so is tail
	tail   *sudog
}

// less compares tickets, which wrap around.
func less(a, b uint32) bool { return int32(a-b) < 0 }

//go:linkname sync_runtime_notifyListAdd sync.runtime_notifyListAdd
func sync_runtime_notifyListAdd(l *notifyList) uint32 { return atomic.Xadd(&l.wait, 1) - 1 }

//go:linkname sync_runtime_notifyListWait sync.runtime_notifyListWait
func sync_runtime_notifyListWait(l *notifyList, t uint32) {
	lock(&l.lock)
	if less(t, l.notify) {
		unlock(&l.lock)
		return
	}
	s := acquireSudog()
	s.g = getg()
	s.ticket = t
	s.next = nil
	if l.tail == nil {
		l.head = s
	} else {
		l.tail.next = s
	}
	l.tail = s
	s.g.parkedon = unsafe.Pointer(l)
	goparkunlock(&l.lock, waitReasonSyncCondWait)
	s.ticket = 0
	releaseSudog(s)
}

//go:linkname sync_runtime_notifyListNotifyAll sync.runtime_notifyListNotifyAll
func sync_runtime_notifyListNotifyAll(l *notifyList) {
	if atomic.Load(&l.wait) == atomic.Load(&l.notify) {
		return
	}
	lock(&l.lock)
	s := l.head
	l.head = nil
	l.tail = nil
	atomic.Store(&l.notify, atomic.Load(&l.wait))
	unlock(&l.lock)
	for s != nil {
		next := s.next
		s.next = nil
		goready(s.g)
		s = next
	}
}

//go:linkname sync_runtime_notifyListNotifyOne sync.runtime_notifyListNotifyOne
func sync_runtime_notifyListNotifyOne(l *notifyList) {
	if atomic.Load(&l.wait) == atomic.Load(&l.notify) {
		return
	}
	lock(&l.lock)
	t := l.notify
	if t == atomic.Load(&l.wait) {
		unlock(&l.lock)
		return
	}
	atomic.Store(&l.notify, t+1)
	// The waiter with ticket t may not have queued yet; then it will see notify and not wait.
	var prev *sudog
	for s := l.head; s != nil; s = s.next {
		if s.ticket == t {
			next := s.next
			if prev != nil {
				prev.next = next
			} else {
				l.head = next
			}
			if next == nil {
				l.tail = prev
			}
			s.next = nil
			unlock(&l.lock)
			goready(s.g)
			return
		}
		prev = s
	}
	unlock(&l.lock)
}

//go:linkname sync_runtime_canSpin sync.runtime_canSpin
func sync_runtime_canSpin(i int) bool {
	// Worth it a few times, with several ps of which another runs something (the holder, perhaps), and nothing to run here.
	if i >= 4 || ncpu <= 1 || gomaxprocs <= int32(atomic.Load(&sched.npidle)+atomic.Load(&sched.nmspinning))+1 {
		return false
	}
	noPreemptInc()
	ok := runqempty(tcbGetM().p)
	noPreemptDec()
	return ok
}

// sync_runtime_doSpin lets some time pass before the i-th time that a spinning goroutine looks at its lock again. Short at first, for a holder that is
// nearly done; then three times that: each look takes the lock's cache line away from whoever locks and unlocks it without pause on another processor.
//
//go:linkname sync_runtime_doSpin sync.runtime_doSpin
func sync_runtime_doSpin(i int) {
	n := 300
	if i == 0 {
		n = 100
	}
	for ; n > 0; n-- {
		procyield1()
	}
}

//go:linkname sync_runtime_nanotime sync.runtime_nanotime
func sync_runtime_nanotime() int64 { return nanotime() }

//go:linkname sync_runtime_procPin sync.runtime_procPin
func sync_runtime_procPin() int {
	noPreemptInc()
	return int(tcbGetM().p.id)
}

//go:linkname sync_runtime_procUnpin sync.runtime_procUnpin
func sync_runtime_procUnpin() { noPreemptDec() }

// poolcleanup is sync's function to empty its pools at a collection, poolforget the one to forget those in a group's variables, which are about to be freed.
var (
	poolcleanup func()
	poolforget  func(lo, hi uintptr)
)

//go:linkname sync_runtime_registerPoolCleanup sync.runtime_registerPoolCleanup
func sync_runtime_registerPoolCleanup(cleanup func(), forget func(lo, hi uintptr)) {
	poolcleanup = cleanup
	poolforget = forget
}

//go:linkname sync_throw sync.throw
func sync_throw(s string) { throw(s) }

//go:linkname sync_fatal sync.fatal
func sync_fatal(s string) { fatal(s) }
