// Hubs: threads of the host's that run its functions for goroutines that are on none of its threads, and its own goroutines: Python code in a
// greenlet each, so that one waits while others run (golite/embed/hub.py).
//
// A hub takes items in turn: those that only it can go on with (a greenlet cannot change threads), then those that any may begin. Whatever a
// greenlet calls in Go that may wait runs on a goroutine of its own (hubcall), and the greenlet is an item again when that is done.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// hubitem is something to do for a hub: part of who wants it.
type hubitem struct {
	next   *hubitem
	kind   uint32
	object uintptr // a Python object: the greenlet to go on with, or what to begin
	call   *pyhostcall
	when   int64
}

const (
	hubResume = 1 + iota
	hubCall   // a call from Go
	hubGo     // a goroutine of Python's
)

type hubqueue struct {
	head, tail *hubitem
}

// hub is a thread that takes items.
type hub struct {
	own  hubqueue
	next *hub   // on hubs.idle
	key  uint32 // atomic, futex: 0 while it sleeps
	idle bool
}

var hubs struct {
	lock    mutex
	items   hubqueue
	idle    *hub
	waiting uint32 // atomic: items that no hub has begun
}

func (q *hubqueue) put(item *hubitem) {
	item.next = nil
	if q.tail != nil {
		q.tail.next = item
	} else {
		q.head = item
	}
	q.tail = item
}

func (q *hubqueue) take() *hubitem {
	item := q.head
	if item != nil {
		q.head = item.next
		if q.head == nil {
			q.tail = nil
		}
		item.next = nil
	}
	return item
}

// remove takes item out of the queue; false if it is not there.
func (q *hubqueue) remove(item *hubitem) bool {
	before := (*hubitem)(nil)
	for i := q.head; i != nil; i = i.next {
		if i == item {
			if before != nil {
				before.next = i.next
			} else {
				q.head = i.next
			}
			if i.next == nil {
				q.tail = before
			}
			return true
		}
		before = i
	}
	return false
}

// hubput gives an item to a hub, or to any (nil).
func hubput(item *hubitem, h *hub) {
	lock(&hubs.lock)
	if h != nil {
		h.own.put(item)
		if h.idle {
			link := &hubs.idle
			for *link != h {
				link = &(*link).next
			}
			*link = h.next
		} else {
			h = nil
		}
	} else {
		item.when = nanotime()
		hubs.items.put(item)
		atomic.Xadd(&hubs.waiting, 1)
		h = hubs.idle
		if h != nil {
			hubs.idle = h.next
		}
	}
	if h != nil {
		h.next = nil
		h.idle = false
	}
	unlock(&hubs.lock)
	if h != nil && atomic.Xchg(&h.key, 1) == 0 {
		futexwakeup(&h.key, 1)
	}
}

// hubtake is the next item for h, nil if it has to wait.
func hubtake(h *hub) *hubitem {
	lock(&hubs.lock)
	item := h.own.take()
	if item == nil {
		item = hubs.items.take()
		if item != nil {
			atomic.Xadd(&hubs.waiting, -1)
		} else {
			atomic.Store(&h.key, 2)
			h.idle = true
			h.next = hubs.idle
			hubs.idle = h
		}
	}
	unlock(&hubs.lock)
	return item
}

const hubSpins = 2000

// hubsleep waits until the hub is given something. Without the GIL.
func hubsleep(h *hub) {
	for i := 0; i < hubSpins; i++ {
		if atomic.Load(&h.key) == 1 {
			return
		}
		procyield1()
	}
	atomic.Cas(&h.key, 2, 0)
	for atomic.Load(&h.key) == 0 {
		futexsleep(&h.key, 0, -1)
	}
}

// pyhubnext waits for the next item: a greenlet to go on with, what to begin as a goroutine, or, for a call from Go, its address as a number.
func pyhubnext(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	mp := tcbGetM()
	if mp == nil {
		hostattach()
		mp = tcbGetM()
	}
	if mp.hub == nil {
		mp.hub = (*hub)(persistentalloc(unsafe.Sizeof(hub{})))
		mp.hubgreenlet = pycall0(pyGreenletGetCurrent)
	}
	pydrain(mp)
	item := hubtake(mp.hub)
	for item == nil {
		state := pycall0(pySaveThread)
		hubsleep(mp.hub)
		pycall1(pyRestoreThread, state)
		item = hubtake(mp.hub)
	}
	switch item.kind {
	case hubCall:
		return pycall1(pyLongFromUnsignedLongLong, uintptr(unsafe.Pointer(item.call)))
	case hubGo:
		hubgos.put(item)
	default:
		pycall1(pyIncRef, item.object)
	}
	return item.object
}

// hubgos are items for pyhubgo; under the GIL.
var hubgos hubqueue

// pyhubrun makes the call from Go whose address is given.
func pyhubrun(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	call := (*pyhostcall)(unsafe.Pointer(pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(args))))
	pymakecall(call)
	gp := call.gp
	mp := tcbGetM()
	tcbSetG(mp.g0)
	goready(gp)
	tcbSetG(nil)
	return pyobject(pyNone)
}

// pyhubgo makes an item of a Python object, for any hub.
func pyhubgo(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	item := hubgos.take()
	if item == nil {
		item = (*hubitem)(persistentalloc(unsafe.Sizeof(hubitem{})))
	}
	item.kind = hubGo
	item.object = *(*uintptr)(args)
	pycall1(pyIncRef, item.object)
	mp := tcbGetM()
	if mp == nil {
		hostattach()
		mp = tcbGetM()
	}
	tcbSetG(mp.g0)
	hubput(item, nil)
	tcbSetG(nil)
	return pyobject(pyNone)
}

// hostelsewhere has a hub make a call for a goroutine that is on no thread of the host's.
func hostelsewhere(gp *g, call *pyhostcall) {
	call.gp = gp
	call.item.kind = hubCall
	call.item.call = call
	gp.inhost = true
	gp.parkedon = unsafe.Pointer(&call.item)
	gopark(hubcommit, unsafe.Pointer(&call.item), waitReasonHostCall)
	gp.inhost = false
}

func hubcommit(gp *g, p unsafe.Pointer) bool {
	hubput((*hubitem)(p), nil)
	return true
}

// hubunwait takes back a call that no hub has begun.
func hubunwait(item *hubitem) bool {
	lock(&hubs.lock)
	ok := hubs.items.remove(item)
	if ok {
		atomic.Xadd(&hubs.waiting, -1)
	}
	unlock(&hubs.lock)
	return ok
}

// ---- calls from greenlets

// hostcalls are hostcalls that are not on a stack of the host's, which greenlets share. Linked through item.next; under the GIL.
var hostcalls hubqueue

func pynewcall() *hostcall {
	item := hostcalls.take()
	if item == nil {
		return (*hostcall)(persistentalloc(unsafe.Sizeof(hostcall{})))
	}
	return (*hostcall)(unsafe.Pointer(uintptr(unsafe.Pointer(item)) - unsafe.Offsetof(hostcall{}.item)))
}

// pydone ends a call of which the host has all that it wants.
func pydone(cb *hostcall) {
	if cb.hub == nil {
		hostdone(cb.gp)
		return
	}
	cb.hub = nil
	mp := tcbGetM()
	tcbSetG(mp.g0)
	goready(cb.gp)
	tcbSetG(nil)
}

// pyhubcall makes a call on a goroutine of its own while the greenlet waits.
func pyhubcall(mp *m, cb *hostcall) {
	cb.item.kind = hubResume
	cb.item.object = pycall0(pyGreenletGetCurrent)
	cb.hub = mp.hub
	tcbSetG(mp.g0)
	hubstart(cb)
	tcbSetG(nil)
	r := pycall4(pyGreenletSwitch, mp.hubgreenlet, 0, 0, 0)
	if r != 0 {
		pycall1(pyDecRef, r)
	}
	pycall1(pyDecRef, cb.item.object)
}

// hubstart makes the goroutine. On the host's stack, as g0 without a p.
func hubstart(cb *hostcall) {
	gp := gfget(nil)
	if gp == nil {
		gp = hostnewg()
	}
	gp.startfn = nil
	gp.gopc = 0
	gp.parkedon = nil
	sp := gp.seg0.top - 16 - 7*8
	frame := (*[7]uintptr)(unsafe.Pointer(sp))
	frame[4] = uintptr(unsafe.Pointer(cb))
	frame[5] = 0
	frame[6] = asmaddr(6)
	gp.sched.sp = sp
	gp.stackguard = gp.seg0.guard()
	gp.group = cb.group
	gp.hostcb = cb
	cb.gp = gp
	gp.goid = atomic.Xadd64(&sched.goidgen, 1)
	if atomic.Load(&gcwork.phase) != gcOff {
		startclean(gp)
	}
	goready(gp)
}

// hubreturned gives the results to the greenlet that waits, and lets them be until hubdone.
func hubreturned(gp *g, p unsafe.Pointer) bool {
	cb := (*hostcall)(p)
	hubput(&cb.item, cb.hub)
	return true
}
