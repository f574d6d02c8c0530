// Channels.
//
// Invariants, all under c.lock:
//   - At least one of sendq and recvq is empty (but for an unbuffered channel on which one goroutine selects both ways).
//   - qcount > 0 means recvq is empty; qcount < dataqsiz means sendq is empty.
//
// A goroutine that must wait queues a sudog and parks; whoever completes its operation copies the value straight from or to the
// waiter's variable (stacks never move), takes the sudog off the queue and readies the goroutine with gp.param = the
// sudog and success set: false says that the channel was closed. A goroutine in a select queues a sudog on every channel; the first to
// win the race for gp.selectDone completes it.
//
// The operations that must not block look at the channel without the lock first: one word tells that they would fail, and that
// word is true at some moment of the call, which is all a non-blocking operation promises. The order of two such looks at
// closed and empty is argued in chanrecv.
//
// Stores here need no write barrier: before values are overwritten they are shaded (copyelem, clearelem); what else is overwritten are sudogs and gs, which are in
// no heap, and a sudog's elem and c, which the stack of its goroutine leads to as long as that needs them.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

type hchan struct {
	qcount   uint           // values in buf
	dataqsiz uint           // size of buf in values
	buf      unsafe.Pointer // dataqsiz values, a ring
	elemsize uintptr
	closed   uint32
	lock     mutex         // guards all fields, and the sudogs queued here
	timer    *runtimeTimer // package time's that sends here: len and cap are 0. Set before the channel is used.
	elemtype *_type
	sendx    uint // where the next sent value goes in buf
	recvx    uint // where the next received one is
	recvq    waitq
	sendq    waitq
}

// waitq is a queue of waiting sudogs, doubly linked because selects leave from the middle.
type waitq struct {
	first *sudog
	last  *sudog
}

// sudog is a goroutine in a wait queue: a goroutine may be in many (select), a channel or semaphore has many. Taken from a
// cache by acquireSudog and given back by releaseSudog.
//
// Fields up to c are guarded by the lock of the channel or semaphore root; waitlink and waittail belong to whoever owns the
// g's waiting list or, for semaphores, to the root.
type sudog struct {
	g    *g
	next *sudog
	prev *sudog
	elem unsafe.Pointer // the value to send or where to put the received one; for semaphores the address

	acquiretime int64
	releasetime int64
	ticket      uint32

	isSelect bool // g takes part in a select: the wake-up must win g.selectDone
	success  bool // the operation took place (as opposed to: the channel was closed)

	waiters uint16

	parent   *sudog // semaphores: next address in the root's bucket
	waitlink *sudog // g.waiting list, or next waiter at the same address
	waittail *sudog // last waiter at the address
	c        *hchan
}

const hchanSize = (unsafe.Sizeof(hchan{}) + 15) &^ 15

func makechan(t *chantype, size int) *hchan {
	elem := t.elem
	mem, over := mulover(elem.size, uintptr(size))
	if size < 0 || over || mem > maxAlloc-hchanSize {
		panic(plainError("makechan: size out of range"))
	}
	var c *hchan
	if elem.ptrdata == 0 {
		// One object, and the collector need not look into it: buf points into it, elemtype to a descriptor, and a sudog is
		// kept alive by the stack of its goroutine.
		c = (*hchan)(mallocgc(hchanSize+mem, nil, true))
		c.buf = add(unsafe.Pointer(c), hchanSize)
	} else {
		c = new(hchan)
		if mem != 0 {
			c.buf = mallocgc(mem, elem, true)
		} else {
			c.buf = unsafe.Pointer(c)
		}
	}
	c.elemsize = elem.size
	c.elemtype = elem
	c.dataqsiz = uint(size)
	return c
}

// chanbuf is the address of slot i of the ring.
func chanbuf(c *hchan, i uint) unsafe.Pointer { return add(c.buf, uintptr(i)*c.elemsize) }

// copyelem copies one value of the channel's type.
func copyelem(c *hchan, dst, src unsafe.Pointer) {
	if tcbMarking() != 0 {
		shadeelem(c, dst)
	}
	if c.elemsize == 8 {
		*(*uint64)(dst) = *(*uint64)(src)
	} else if c.elemsize == 4 {
		*(*uint32)(dst) = *(*uint32)(src)
	} else if c.elemsize != 0 {
		memmove(dst, src, c.elemsize)
	}
}

func clearelem(c *hchan, p unsafe.Pointer) {
	if tcbMarking() != 0 {
		shadeelem(c, p)
	}
	if c.elemsize == 8 {
		*(*uint64)(p) = 0
	} else if c.elemsize == 4 {
		*(*uint32)(p) = 0
	} else if c.elemsize != 0 {
		memclrNoHeapPointers(p, c.elemsize)
	}
}

// clearstale forgets what was received last, where the next value of a goroutine that is about to park comes to: it may wait there for hours, and the collector
// sees all of its stack. ep is a temporary variable, which nobody looks at meanwhile.
func clearstale(c *hchan, ep unsafe.Pointer) {
	if ep != nil && c.elemtype.ptrdata != 0 {
		clearelem(c, ep)
	}
}

// shadeelem is not inlined, so that copyelem and clearelem are.
//
//go:noinline
func shadeelem(c *hchan, p unsafe.Pointer) { shaderange(p, c.elemsize) }

// full tells whether a send would block, without the lock. The channel is open, or was when it was looked at.
func full(c *hchan) bool {
	if c.dataqsiz == 0 {
		return c.recvq.first == nil
	}
	return c.qcount == c.dataqsiz
}

// empty tells whether a receive would block, without the lock.
func empty(c *hchan) bool {
	if c.dataqsiz == 0 {
		return atomic.Loadp(unsafe.Pointer(&c.sendq.first)) == nil
	}
	return atomic.Load64((*uint64)(unsafe.Pointer(&c.qcount))) == 0
}

func chanparkcommit(gp *g, l unsafe.Pointer) bool {
	unlock((*mutex)(l))
	return true
}

func chansend1(c *hchan, elem unsafe.Pointer) { chansend(c, elem, true) }

// chansend sends *ep; if it would block it waits, or with !block returns false.
func chansend(c *hchan, ep unsafe.Pointer, block bool) bool {
	if c == nil {
		if !block {
			return false
		}
		gopark(nil, nil, waitReasonChanSendNilChan)
		throw("unreachable")
	}
	// If the channel is open and full at two different moments, there is a moment between at which it is both, since a closed
	// channel does not open again: fail without the lock.
	if !block && atomic.Load(&c.closed) == 0 && full(c) {
		return false
	}
	lock(&c.lock)
	if c.closed != 0 {
		unlock(&c.lock)
		panic(plainError("send on closed channel"))
	}
	sg := c.recvq.dequeue()
	if sg != nil {
		// A receiver waits: hand the value over, past the buffer (which is empty).
		if sg.elem != nil {
			copyelem(c, sg.elem, ep)
			sg.elem = nil
		}
		gp := sg.g
		sg.success = true
		gp.param = unsafe.Pointer(sg)
		unlock(&c.lock)
		goready(gp)
		return true
	}
	if c.qcount < c.dataqsiz {
		copyelem(c, chanbuf(c, c.sendx), ep)
		c.sendx++
		if c.sendx == c.dataqsiz {
			c.sendx = 0
		}
		c.qcount++
		unlock(&c.lock)
		return true
	}
	if !block {
		unlock(&c.lock)
		return false
	}
	gp := getg()
	mysg := acquireSudog()
	mysg.elem = ep
	mysg.waitlink = nil
	mysg.g = gp
	mysg.isSelect = false
	mysg.success = false
	mysg.c = c
	gp.waiting = mysg
	gp.param = nil
	c.sendq.enqueue(mysg)
	gopark(chanparkcommit, unsafe.Pointer(&c.lock), waitReasonChanSend)
	// The value must stay where it is until the receiver has it.
	keepAlive(ep)
	if mysg != gp.waiting {
		throw("G waiting list is corrupted")
	}
	gp.waiting = nil
	gp.param = nil
	ok := mysg.success
	mysg.c = nil
	releaseSudog(mysg)
	if !ok {
		if c.closed == 0 {
			throw("chansend: spurious wakeup")
		}
		panic(plainError("send on closed channel"))
	}
	return true
}

func closechan(c *hchan) {
	if c == nil {
		panic(plainError("close of nil channel"))
	}
	lock(&c.lock)
	if c.closed != 0 {
		unlock(&c.lock)
		panic(plainError("close of closed channel"))
	}
	atomic.Store(&c.closed, 1)
	// Collect all waiters, then ready them without the lock.
	var list *g
	for {
		sg := c.recvq.dequeue()
		if sg == nil {
			break
		}
		if sg.elem != nil {
			clearelem(c, sg.elem)
			sg.elem = nil
		}
		gp := sg.g
		gp.param = unsafe.Pointer(sg)
		sg.success = false
		gp.schedlink = list
		list = gp
	}
	for {
		sg := c.sendq.dequeue()
		if sg == nil {
			break
		}
		sg.elem = nil
		gp := sg.g
		gp.param = unsafe.Pointer(sg)
		sg.success = false
		gp.schedlink = list
		list = gp
	}
	unlock(&c.lock)
	for list != nil {
		gp := list
		list = gp.schedlink
		gp.schedlink = nil
		goready(gp)
	}
}

func chanrecv1(c *hchan, elem unsafe.Pointer) { chanrecv(c, elem, true) }

func chanrecv2(c *hchan, elem unsafe.Pointer) bool {
	_, received := chanrecv(c, elem, true)
	return received
}

// chanrecv receives to *ep (ep may be nil). selected is false if it would block and !block; received is false if the channel is
// closed and empty, *ep is zero then.
func chanrecv(c *hchan, ep unsafe.Pointer, block bool) (selected, received bool) {
	if c == nil {
		if !block {
			return false, false
		}
		gopark(nil, nil, waitReasonChanReceiveNilChan)
		throw("unreachable")
	}
	if !block && c.timer == nil && empty(c) {
		// Empty, then open: it was open when it was empty too, so failing is right. Empty, then closed: values may have come in
		// between, and a closed channel's values must be received; so look again, nothing comes in after the close.
		if atomic.Load(&c.closed) == 0 {
			return false, false
		}
		if empty(c) {
			if ep != nil {
				clearelem(c, ep)
			}
			return true, false
		}
	}
	lock(&c.lock)
	if c.timer != nil {
		c.timer.poll()
	}
	if c.closed != 0 {
		if c.qcount == 0 {
			unlock(&c.lock)
			if ep != nil {
				clearelem(c, ep)
			}
			return true, false
		}
	} else {
		sg := c.sendq.dequeue()
		if sg != nil {
			recv(c, sg, ep)
			return true, true
		}
	}
	if c.qcount > 0 {
		qp := chanbuf(c, c.recvx)
		if ep != nil {
			copyelem(c, ep, qp)
		}
		clearelem(c, qp)
		c.recvx++
		if c.recvx == c.dataqsiz {
			c.recvx = 0
		}
		c.qcount--
		unlock(&c.lock)
		return true, true
	}
	if !block {
		unlock(&c.lock)
		return false, false
	}
	clearstale(c, ep)
	gp := getg()
	mysg := acquireSudog()
	mysg.elem = ep
	mysg.waitlink = nil
	mysg.g = gp
	mysg.isSelect = false
	mysg.success = false
	mysg.c = c
	gp.waiting = mysg
	gp.param = nil
	c.recvq.enqueue(mysg)
	if c.timer != nil {
		c.timer.await()
	}
	gopark(chanparkcommit, unsafe.Pointer(&c.lock), waitReasonChanReceive)
	if mysg != gp.waiting {
		throw("G waiting list is corrupted")
	}
	gp.waiting = nil
	gp.param = nil
	ok := mysg.success
	mysg.c = nil
	releaseSudog(mysg)
	return true, ok
}

// recv completes a receive with the waiting sender sg, and unlocks c. If there is a buffer it is full: the receiver takes its
// oldest value and the sender's goes into the slot that this frees.
func recv(c *hchan, sg *sudog, ep unsafe.Pointer) {
	if c.dataqsiz == 0 {
		if ep != nil {
			copyelem(c, ep, sg.elem)
		}
	} else {
		qp := chanbuf(c, c.recvx)
		if ep != nil {
			copyelem(c, ep, qp)
		}
		copyelem(c, qp, sg.elem)
		c.recvx++
		if c.recvx == c.dataqsiz {
			c.recvx = 0
		}
		c.sendx = c.recvx
	}
	sg.elem = nil
	gp := sg.g
	sg.success = true
	gp.param = unsafe.Pointer(sg)
	unlock(&c.lock)
	goready(gp)
}

// selectnbsend is select { case c <- v: … default: … }.
func selectnbsend(c *hchan, elem unsafe.Pointer) bool {
	if chansend(c, elem, false) {
		return true
	}
	preemptcheck()
	return false
}

// selectnbrecv is select { case v, ok = <-c: … default: … }.
func selectnbrecv(elem unsafe.Pointer, c *hchan) (selected, received bool) {
	selected, received = chanrecv(c, elem, false)
	if !selected {
		preemptcheck()
	}
	return selected, received
}

func chanlen(c *hchan) int {
	if c == nil || c.timer != nil {
		return 0
	}
	return int(atomic.Load64((*uint64)(unsafe.Pointer(&c.qcount))))
}

func chancap(c *hchan) int {
	if c == nil || c.timer != nil {
		return 0
	}
	return int(c.dataqsiz)
}

func (q *waitq) enqueue(s *sudog) {
	s.next = nil
	x := q.last
	s.prev = x
	if x == nil {
		q.first = s
	} else {
		x.next = s
	}
	q.last = s
}

// dequeue takes the first waiter whose goroutine can still be woken through it.
func (q *waitq) dequeue() *sudog {
	for {
		s := q.first
		if s == nil {
			return nil
		}
		y := s.next
		q.first = y
		if y == nil {
			q.last = nil
		} else {
			y.prev = nil
			s.next = nil
		}
		// A select may have been won through another channel between its wake-up and its dequeuing itself here.
		if s.isSelect && !atomic.Cas(&s.g.selectDone, 0, 1) {
			continue
		}
		return s
	}
}

// dequeueSudoG removes s from anywhere in the queue; it may have left already.
func (q *waitq) dequeueSudoG(s *sudog) {
	x := s.prev
	y := s.next
	if x != nil {
		x.next = y
		if y != nil {
			y.prev = x
		} else {
			q.last = x
		}
	} else if y != nil {
		y.prev = nil
		q.first = y
	} else if q.first == s {
		q.first = nil
		q.last = nil
	}
	s.next = nil
	s.prev = nil
}
