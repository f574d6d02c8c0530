// The select statement.
//
// Three passes: look at the cases in random order for one that is ready; else queue on all channels and park; after the
// wake-up, leave all queues but the one that won. The channels' locks are taken together, in order of address, so that two selects over
// the same channels cannot deadlock.
//
// A woken goroutine learns the winner from gp.param. selectDone is what wakers race for: 0 while the select can be won.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	caseRecv = 1
	caseSend = 2
)

// scase is one communication clause. Known to the compiler.
type scase struct {
	c    *hchan
	elem unsafe.Pointer // value to send, or where to receive (nil: nowhere)
	dir  uintptr        // caseRecv or caseSend
}

// selectInline is the number of cases whose orders fit on the stack.
const selectInline = 8

func scaseAt(cases *scase, i uint16) *scase {
	return (*scase)(add(unsafe.Pointer(cases), uintptr(i)*unsafe.Sizeof(scase{})))
}

func orderAt(order *uint16, i int) *uint16 {
	return (*uint16)(add(unsafe.Pointer(order), uintptr(i)*2))
}

// sellock locks the channels of the n cases in lockorder, each once.
func sellock(cases *scase, lockorder *uint16, n int) {
	var last *hchan
	for i := 0; i < n; i++ {
		c := scaseAt(cases, *orderAt(lockorder, i)).c
		if c != last {
			last = c
			lock(&c.lock)
		}
	}
}

func selunlock(cases *scase, lockorder *uint16, n int) {
	for i := n - 1; i >= 0; i-- {
		c := scaseAt(cases, *orderAt(lockorder, i)).c
		if i > 0 && c == scaseAt(cases, *orderAt(lockorder, i-1)).c {
			continue // unlocked by its first case in the order
		}
		unlock(&c.lock)
	}
}

// selparkcommit unlocks the channels of a parked select. gp.waiting is in lock order. As soon as the last channel with waiters is
// unlocked gp may run again and take its sudogs along, so the next one is read before each unlock.
func selparkcommit(gp *g, _ unsafe.Pointer) bool {
	var last *hchan
	sg := gp.waiting
	for sg != nil {
		c := sg.c
		next := sg.waitlink
		if c != last && last != nil {
			unlock(&last.lock)
		}
		last = c
		sg = next
	}
	if last != nil {
		unlock(&last.lock)
	}
	return true
}

// block is select {}.
func block() {
	gopark(nil, nil, waitReasonSelectNoCases)
}

// sortcases sorts the case numbers in order by the addresses of their channels (heap sort: no recursion, no worst case).
func sortcases(cases *scase, order *uint16, n int) {
	for i := n/2 - 1; i >= 0; i-- {
		siftcase(cases, order, i, n)
	}
	for i := n - 1; i > 0; i-- {
		a, b := orderAt(order, 0), orderAt(order, i)
		*a, *b = *b, *a
		siftcase(cases, order, 0, i)
	}
}

func siftcase(cases *scase, order *uint16, i, n int) {
	o := *orderAt(order, i)
	key := uintptr(unsafe.Pointer(scaseAt(cases, o).c))
	for {
		k := 2*i + 1
		if k >= n {
			break
		}
		kc := uintptr(unsafe.Pointer(scaseAt(cases, *orderAt(order, k)).c))
		if k+1 < n {
			kd := uintptr(unsafe.Pointer(scaseAt(cases, *orderAt(order, k+1)).c))
			if kc < kd {
				k++
				kc = kd
			}
		}
		if key >= kc {
			break
		}
		*orderAt(order, i) = *orderAt(order, k)
		i = k
	}
	*orderAt(order, i) = o
}

// selectgo runs the select over the n cases and gives the number of the one chosen, and for a receive whether a value came. If
// none is ready: with block it waits, else it gives -1.
func selectgo(cases *scase, n int, block bool) (int, bool) {
	var inline [2 * selectInline]uint16
	pollorder := &inline[0]
	lockorder := &inline[selectInline]
	if n > selectInline {
		if n > 1<<16 {
			throw("select: too many cases")
		}
		pollorder = (*uint16)(mallocgc(uintptr(n)*4, nil, false))
		lockorder = orderAt(pollorder, n)
	}

	// Cases with nil channels never proceed. The rest in random order (inside-out shuffle).
	norder := 0
	for i := 0; i < n; i++ {
		if scaseAt(cases, uint16(i)).c == nil {
			continue
		}
		j := int(uint64(cheaprand()) * uint64(norder+1) >> 32)
		*orderAt(pollorder, norder) = *orderAt(pollorder, j)
		*orderAt(pollorder, j) = uint16(i)
		norder++
	}
	if norder == 0 {
		if !block {
			return -1, false
		}
		gopark(nil, nil, waitReasonSelectNoCases)
	}
	// Locks in order of address. Of several cases on one channel the first queued wins, so they too must be in random order.
	for i := 0; i < norder; i++ {
		*orderAt(lockorder, i) = *orderAt(pollorder, i)
	}
	if norder > 1 {
		sortcases(cases, lockorder, norder)
	}
	sellock(cases, lockorder, norder)

	// Pass 1: is one ready?
	for i := 0; i < norder; i++ {
		ci := *orderAt(pollorder, i)
		cas := scaseAt(cases, ci)
		c := cas.c
		if cas.dir == caseRecv {
			if c.timer != nil {
				c.timer.poll()
			}
			sg := c.sendq.dequeue()
			if sg != nil {
				gp := selrecv(c, sg, cas.elem)
				selunlock(cases, lockorder, norder)
				goready(gp)
				return int(ci), true
			}
			if c.qcount > 0 {
				qp := chanbuf(c, c.recvx)
				if cas.elem != nil {
					copyelem(c, cas.elem, qp)
				}
				clearelem(c, qp)
				c.recvx++
				if c.recvx == c.dataqsiz {
					c.recvx = 0
				}
				c.qcount--
				selunlock(cases, lockorder, norder)
				return int(ci), true
			}
			if c.closed != 0 {
				selunlock(cases, lockorder, norder)
				if cas.elem != nil {
					clearelem(c, cas.elem)
				}
				return int(ci), false
			}
		} else {
			if c.closed != 0 {
				selunlock(cases, lockorder, norder)
				panic(plainError("send on closed channel"))
			}
			sg := c.recvq.dequeue()
			if sg != nil {
				if sg.elem != nil {
					copyelem(c, sg.elem, cas.elem)
					sg.elem = nil
				}
				gp := sg.g
				sg.success = true
				gp.param = unsafe.Pointer(sg)
				selunlock(cases, lockorder, norder)
				goready(gp)
				return int(ci), false
			}
			if c.qcount < c.dataqsiz {
				copyelem(c, chanbuf(c, c.sendx), cas.elem)
				c.sendx++
				if c.sendx == c.dataqsiz {
					c.sendx = 0
				}
				c.qcount++
				selunlock(cases, lockorder, norder)
				return int(ci), false
			}
		}
	}
	if !block {
		selunlock(cases, lockorder, norder)
		preemptcheck()
		return -1, false
	}

	// Pass 2: queue on all, in lock order, and park.
	gp := getg()
	var tail *sudog
	gp.waiting = nil
	for i := 0; i < norder; i++ {
		cas := scaseAt(cases, *orderAt(lockorder, i))
		sg := acquireSudog()
		sg.g = gp
		sg.isSelect = true
		sg.success = false
		sg.elem = cas.elem
		sg.c = cas.c
		sg.waitlink = nil
		if tail == nil {
			gp.waiting = sg
		} else {
			tail.waitlink = sg
		}
		tail = sg
		if cas.dir == caseRecv {
			clearstale(cas.c, cas.elem)
			cas.c.recvq.enqueue(sg)
			if cas.c.timer != nil {
				cas.c.timer.await()
			}
		} else {
			cas.c.sendq.enqueue(sg)
		}
	}
	gp.param = nil
	atomic.Store(&gp.selectDone, 0)
	gopark(selparkcommit, nil, waitReasonSelect)

	// Pass 3: leave the other queues.
	sellock(cases, lockorder, norder)
	won := (*sudog)(gp.param)
	gp.param = nil
	sg := gp.waiting
	gp.waiting = nil
	chosen := -1
	success := false
	for i := 0; i < norder; i++ {
		ci := *orderAt(lockorder, i)
		cas := scaseAt(cases, ci)
		if sg == won {
			// Already out of its queue.
			chosen = int(ci)
			success = sg.success
		} else if cas.dir == caseRecv {
			cas.c.recvq.dequeueSudoG(sg)
			if cas.c.timer != nil {
				cas.c.timer.settle() // nobody may wait for it any more
			}
		} else {
			cas.c.sendq.dequeueSudoG(sg)
		}
		next := sg.waitlink
		sg.waitlink = nil
		sg.isSelect = false
		sg.elem = nil
		sg.c = nil
		releaseSudog(sg)
		sg = next
	}
	selunlock(cases, lockorder, norder)
	if chosen < 0 {
		throw("selectgo: bad wakeup")
	}
	if scaseAt(cases, uint16(chosen)).dir == caseSend {
		if !success {
			panic(plainError("send on closed channel"))
		}
		return chosen, false
	}
	return chosen, success
}

// selrecv is recv for selects, which have more to unlock: it gives the goroutine to ready.
func selrecv(c *hchan, sg *sudog, ep unsafe.Pointer) *g {
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
	return gp
}
