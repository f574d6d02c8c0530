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

// hub is a thread that takes items. Between them it runs goroutines like any m, on the stack below pyhubnext.
type hub struct {
	own   hubqueue
	queue uint32 // atomic: how many items are in own
	m     *m
	next  *hub // on hubs.all, or hubs.free
	idle   uint32  // atomic: it is looking for an item
	begun  uintptr // how many greenlets are not done, when it began to look
	parked uintptr // how many wait for a call of Go; by the thread itself, as begun
}

var hubs struct {
	lock    mutex
	items   hubqueue
	waiting uint32 // atomic: how many items no hub has begun
	all     *hub   // read without lock; changed with it
	free    *hub   // of threads that are gone
	count   int64  // how many there are
	idle    uint32 // atomic: how many have nothing to do
	coming  uint32 // atomic: how many have something and wait for the GIL
	wanted   uint32  // atomic, futex: one more, or the host is to look at a deadlock
	deadlock uintptr // atomic: *group that may be at one
	interrupted *g     // of a call that is to end, and its goid; guarded by lock
	interruptid uint64
	seen    uint32 // taken, when sysmon saw it change last
	since   int64  // when that was
	taken   uint32 // how many items were taken; guarded by lock
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
		atomic.Xadd(&h.queue, 1)
	} else {
		item.when = nanotime()
		hubs.items.put(item)
		atomic.Xadd(&hubs.waiting, 1)
	}
	unlock(&hubs.lock)
	if h != nil {
		hubwake(h)
		return
	}
	for h = (*hub)(atomic.Loadp(unsafe.Pointer(&hubs.all))); h != nil; h = h.next {
		if hubwake(h) {
			return
		}
	}
	sysmonwake() // all are in the host, or there are none
}

const (
	hubPatienceNS = 5 * 1000 * 1000 // for which an item waits before there is a second hub; for one more, so many times that as there are hubs, up to ten
	hubsKept      = 4               // more that have nothing to do end
)

// hubmonitor has the host make one more hub if those that there are are busy with code of its own that takes long: not if one waits for the GIL only, as the new one would,
// too. On sysmon's thread; true if it is to look again soon.
func hubmonitor(now int64) bool {
	if atomic.Load(&hubs.waiting) == 0 {
		return false
	}
	lock(&hubs.lock)
	item := hubs.items.head
	if hubs.taken != hubs.seen {
		hubs.seen = hubs.taken
		hubs.since = now
	}
	patience := hubPatienceNS * min(max(1, hubs.count), 10)
	late := item != nil && item.when+patience < now && hubs.since+patience < now && (atomic.Load(&hubs.coming) == 0 || hubs.count == 0)
	if late {
		hubs.since = now
	}
	unlock(&hubs.lock)
	if late && atomic.Xchg(&hubs.wanted, 1) == 0 {
		futexwakeup(&hubs.wanted, 1)
	}
	return true
}

// pyhubwanted waits until one more hub is wanted, or gives the address of a group that is at a
// deadlock unless the host does something, or a tuple with that of a goroutine whose call is to end.
func pyhubwanted(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	state := pycall0(pySaveThread)
	for atomic.Load(&hubs.wanted) == 0 {
		futexsleep(&hubs.wanted, 0, -1)
	}
	atomic.Store(&hubs.wanted, 0)
	pycall1(pyRestoreThread, state)
	lock(&hubs.lock)
	gp, id := hubs.interrupted, hubs.interruptid
	hubs.interrupted = nil
	unlock(&hubs.lock)
	if gp != nil {
		tuple := pycall1(pyTupleNew, 2)
		pycall3(pyTupleSetItem, tuple, 0, pycall1(pyLongFromUnsignedLongLong, uintptr(unsafe.Pointer(gp))))
		pycall3(pyTupleSetItem, tuple, 1, pycall1(pyLongFromUnsignedLongLong, uintptr(id)))
		return tuple
	}
	if grp := atomic.Xchguintptr(&hubs.deadlock, 0); grp != 0 {
		return pycall1(pyLongFromUnsignedLongLong, grp)
	}
	return pyobject(pyNone)
}

// hubwake has a hub that is not in the host look at its items; false if it is there.
func hubwake(h *hub) bool {
	mp := h.m
	if mp == nil {
		return false // it has ended
	}
	if mp == tcbGetM() {
		return mp.p != nil // it will, when this goroutine parks
	}
	lock(&sched.lock)
	if mp.inIdle {
		mremove(mp)
		unlock(&sched.lock)
		wakem(mp)
		return true
	}
	unlock(&sched.lock)
	pp := mp.p
	if pp == nil || pp.m != mp {
		return false
	}
	atomic.Store(&pp.preempt, 1)
	preemptone(pp)
	return true
}

// hubready tells whether there is something for h to take.
func hubready(h *hub) bool { return atomic.Load(&h.queue)|atomic.Load(&hubs.waiting) != 0 }

// hubtake is the next item for h, nil if there is none.
func hubtake(h *hub) *hubitem {
	if !hubready(h) {
		return nil
	}
	lock(&hubs.lock)
	item := h.own.take()
	if item != nil {
		atomic.Xadd(&h.queue, -1)
	} else {
		item = hubs.items.take()
		if item != nil {
			atomic.Xadd(&hubs.waiting, -1)
		}
	}
	if item != nil {
		hubs.taken++
	}
	unlock(&hubs.lock)
	return item
}

// hubenter runs goroutines on this thread until there is something for its hub to take.
func hubenter()

// hubbegin is called by hubenter, on g0, counted as no-preempt since entersyscall.
func hubbegin() {
	mp := tcbGetM()
	pp := mp.oldp
	mp.oldp = nil
	mp.curg = nil
	if pp != nil && atomic.Load(&pp.status) == _Psyscall && atomic.Cas(&pp.status, _Psyscall, _Pidle) {
		acquirep(pp)
	} else {
		mp.mcache = nil
		lock(&sched.lock)
		pp = pidleget()
		unlock(&sched.lock)
		if pp != nil {
			acquirep(pp)
			sysmonwake()
		}
	}
	noPreemptDec()
	if pp == nil {
		stopm()
	}
	gogo(schedule())
}

// hubleave goes back into the host, in the scheduler, where there is nothing left on g0's stack that matters.
func hubleave(mp *m) {
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
	}
	if atomic.Loadint64(&sched.timerwhen) == 0 {
		// It may have been this m that waited for timers and descriptors: another is to do that.
		if when := timeSleepUntil(); when != maxWhen || netpollWanted() {
			wakeNetPoller(when)
		}
	}
	noPreemptInc()
	pp := mp.p
	if pp != nil {
		if !runqempty(pp) {
			wakep()
		}
		mp.oldp = pp
		mp.p = nil
		pp.m = nil
		pp.syscalltick++
		atomic.Store(&pp.status, _Psyscall)
	}
	hostback()
}

// pyhubnext waits for the next item: a greenlet to go on with, what to begin as a goroutine, or, for a call from Go, its address as a number; None if the thread
// should end. Its argument is the address of how many greenlets of the thread's are not done with what they began: only with none it can end.
func pyhubnext(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	mp := pyhost()
	if mp.hub == nil {
		hubmake(mp)
	}
	pydrain(mp)
	item := hubtake(mp.hub)
	for item == nil {
		h := mp.hub
		h.begun = *(*uintptr)(unsafe.Pointer(pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(args))))
		if atomic.Load(&hubs.idle) >= hubsKept && h.begun == 0 && hubend(mp) {
			return pyobject(pyNone)
		}
		atomic.Xadd(&hubs.idle, 1)
		atomic.Store(&h.idle, 1)
		state := pycall0(pySaveThread)
		hubenter()
		atomic.Xadd(&hubs.coming, 1)
		pycall1(pyRestoreThread, state)
		atomic.Xadd(&hubs.coming, -1)
		atomic.Xadd(&hubs.idle, -1)
		atomic.Store(&h.idle, 0) // before it takes anything (hubsquiet)
		item = hubtake(h)
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

// hubmake makes the current thread a hub.
func hubmake(mp *m) {
	mp.hubgreenlet = pycall0(pyGreenletGetCurrent)
	lock(&hubs.lock)
	h := hubs.free
	if h != nil {
		hubs.free = h.next
	} else {
		h = (*hub)(persistentalloc(unsafe.Sizeof(hub{})))
	}
	h.m = mp
	mp.hub = h
	h.next = hubs.all
	atomic.StorepNoWB(unsafe.Pointer(&hubs.all), unsafe.Pointer(h))
	hubs.count++
	unlock(&hubs.lock)
}

// hubsquiet tells whether no hub runs Python code or is about to: what its greenlets have begun waits for goroutines. The world is stopped.
func hubsquiet() bool {
	if atomic.Load(&hubs.waiting) != 0 {
		return false
	}
	for h := (*hub)(atomic.Loadp(unsafe.Pointer(&hubs.all))); h != nil; h = h.next {
		if atomic.Load(&h.idle) == 0 || atomic.Load(&h.queue) != 0 || h.begun != h.parked {
			return false
		}
	}
	return true
}

// hubend makes the current thread no hub any more, unless there is something to do. Who goes through hubs.all meanwhile may see it, and go on from it in the list.
func hubend(mp *m) bool {
	h := mp.hub
	lock(&hubs.lock)
	if hubready(h) {
		unlock(&hubs.lock)
		return false
	}
	hubunlink(h)
	unlock(&hubs.lock)
	mp.hub = nil
	pycall1(pyDecRef, mp.hubgreenlet)
	mp.hubgreenlet = 0
	lock(&hubs.lock)
	h.next = hubs.free
	hubs.free = h
	waiting := atomic.Load(&hubs.waiting)
	unlock(&hubs.lock)
	if waiting != 0 {
		sysmonwake() // who put it may have taken this thread for one that looks
	}
	return true
}

// hubunlink takes a hub out of the list of all. hubs.lock is held.
func hubunlink(h *hub) {
	link := &hubs.all
	for *link != h {
		link = &(*link).next
	}
	atomic.StorepNoWB(unsafe.Pointer(link), unsafe.Pointer(h.next))
	h.m = nil
	hubs.count--
}

// hubdie is hubend for a thread that ends otherwise, without the GIL: something of the host's has ended it from outside. Its greenlets go on nowhere; what they wait for
// still comes to the hub, which nobody gets then.
func hubdie(mp *m) {
	h := mp.hub
	mp.hub = nil
	hostdropobject(mp.hubgreenlet)
	mp.hubgreenlet = 0
	lock(&hubs.lock)
	hubunlink(h)
	if h.parked == 0 {
		h.next = hubs.free
		hubs.free = h
	}
	unlock(&hubs.lock)
}

// pyhubrun makes the call from Go whose address is given.
func pyhubrun(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	call := (*pyhostcall)(unsafe.Pointer(pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(args))))
	pymakecall(call)
	if pyforked != 0 {
		pyforkraised(call)
		pycall2(pyErrSetObject, *(*uintptr)(unsafe.Pointer(call.raised + 8)), call.raised)
		return 0
	}
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
	mp := pyhost()
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
		cb := (*hostcall)(persistentalloc(unsafe.Sizeof(hostcall{})))
		cb.pcs = uintptr(persistentalloc(maxHostPCs * 8))
		return cb
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
	h := mp.hub
	cb.hub = h
	h.parked++
	roots := pyrootsaside(mp)
	tcbSetG(mp.g0)
	hubstart(cb)
	tcbSetG(nil)
	r := pycall4(pyGreenletSwitch, mp.hubgreenlet, 0, 0, 0)
	if r != 0 {
		pycall1(pyDecRef, r)
	}
	h.parked--
	pyrootsback(mp, roots)
	pycall1(pyDecRef, cb.item.object)
}

// hubstart makes the goroutine. On the host's stack, as g0 without a p.
func hubstart(cb *hostcall) {
	gp := hostnewg()
	hostprepare(gp, cb)
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
