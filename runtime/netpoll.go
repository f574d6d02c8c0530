// Readiness of file descriptors, by epoll, edge-triggered.
//
// A pollDesc is what internal/poll has for a descriptor in non-blocking mode. For reading and for writing it has a state: nothing, ready
// (an edge came that nobody has used), somebody about to wait, or the goroutine that waits. Edges make it ready or
// wake the goroutine; waiting uses readiness up. The states change by compare-and-swap, so that the poller takes no lock of the descriptor's.
//
// Who looks for edges: an m without other work, before it steals, without waiting; the one idle m that also waits for timers (stopm), in
// epoll_wait instead of a futex, woken by an eventfd; and sysmon, if nobody did for 10 ms.
//
// pollDescs are never freed but used again, so that a late event does no harm; its tag tells it from the present user.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// Answers to internal/poll.
const (
	pollNoError = iota
	pollErrClosing
	pollErrTimeout
	pollErrNotPollable
)

// States besides a *g.
const (
	pdNone  = 0
	pdReady = 1
	pdWait  = 2
)

const (
	_EPOLL_CLOEXEC = 0x80000
	_EPOLLIN       = 1
	_EPOLLOUT      = 4
	_EPOLLERR      = 8
	_EPOLLHUP      = 16
	_EPOLLRDHUP    = 0x2000
	_EPOLLET       = 1 << 31
	_EFD_NONBLOCK  = 0x800
	_ENOSYS        = 38
)

// epollevent is the kernel's, packed: 4 bytes of events, 8 of data.
type epollevent struct {
	events uint32
	data   [2]uint32
}

type pollDesc struct {
	link    *pollDesc
	fd      uintptr
	tag     uint32 // one more with each use of the struct; in the low 16 bits of the event's data
	lock    mutex  // guards what follows; the poller takes it not
	closing uint32 // atomic
	rg      uintptr // atomic: state of reading
	wg      uintptr // atomic: state of writing
	rd      int64   // atomic: deadline of reading, 0: none, -1: over
	wd      int64   // atomic: deadline of writing
	rt      runtimeTimer
	wt      runtimeTimer
}

var netpoll struct {
	lock    mutex
	epfd    uintptr
	eventfd uintptr
	ready   uint32 // atomic: there is an epoll descriptor
	waiters uint32 // atomic: goroutines that wait
	waking  uint32 // atomic: the eventfd was written
	blocking uint32 // atomic: an m is in pollblocking
	last    int64  // atomic: when somebody looked
	coarse  uint32 // atomic: the kernel has no epoll_pwait2
	unused  *pollDesc
}

//go:linkname poll_runtime_pollServerInit internal/poll.runtime_pollServerInit
func poll_runtime_pollServerInit() { netpollinit() }

// netpollinit makes the poller, if it is not there, and gives the error number, 0 for none: there may be no free descriptors now.
func netpollinit() int {
	if atomic.Load(&netpoll.ready) != 0 {
		return 0
	}
	lock(&netpoll.lock)
	errno := 0
	if atomic.Load(&netpoll.ready) == 0 {
		errno = netpollcreate()
	}
	unlock(&netpoll.lock)
	return errno
}

func netpollcreate() int {
	fd := syscall6(_SYS_epoll_create1, _EPOLL_CLOEXEC, 0, 0, 0, 0, 0)
	if isErrno(fd) {
		return int(-fd)
	}
	event := syscall6(_SYS_eventfd2, 0, _EPOLL_CLOEXEC|_EFD_NONBLOCK, 0, 0, 0, 0)
	if isErrno(event) {
		syscall6(_SYS_close, fd, 0, 0, 0, 0, 0)
		return int(-event)
	}
	netpoll.epfd = fd
	netpoll.eventfd = event
	var ev epollevent
	ev.events = _EPOLLIN
	syscall6(_SYS_epoll_ctl, fd, 1, event, uintptr(unsafe.Pointer(&ev)), 0, 0)
	atomic.Storeint64(&netpoll.last, nanotime())
	atomic.Store(&netpoll.ready, 1)
	return 0
}

//go:linkname poll_runtime_pollOpen internal/poll.runtime_pollOpen
func poll_runtime_pollOpen(fd uintptr) (ctx uintptr, errno int) {
	if errno := netpollinit(); errno != 0 {
		return 0, errno
	}
	lock(&netpoll.lock)
	pd := netpoll.unused
	if pd != nil {
		netpoll.unused = pd.link
	} else {
		pd = (*pollDesc)(persistentalloc(unsafe.Sizeof(pollDesc{})))
		pd.rt.f = readDeadline
		pd.wt.f = writeDeadline
		pd.rt.arg = pd
		pd.wt.arg = pd
	}
	unlock(&netpoll.lock)
	pd.fd = fd
	atomic.Store(&pd.closing, 0)
	atomic.Storeuintptr(&pd.rg, pdNone)
	atomic.Storeuintptr(&pd.wg, pdNone)
	atomic.Storeint64(&pd.rd, 0)
	atomic.Storeint64(&pd.wd, 0)
	var ev epollevent
	ev.events = _EPOLLIN | _EPOLLOUT | _EPOLLRDHUP | _EPOLLET
	data := uint64(uintptr(unsafe.Pointer(pd)))<<16 | uint64(pd.tag&0xffff)
	ev.data[0] = uint32(data)
	ev.data[1] = uint32(data >> 32)
	r := syscall6(_SYS_epoll_ctl, netpoll.epfd, 1, fd, uintptr(unsafe.Pointer(&ev)), 0, 0)
	if isErrno(r) {
		freepolldesc(pd)
		return 0, int(-r)
	}
	return uintptr(unsafe.Pointer(pd)), 0
}

func freepolldesc(pd *pollDesc) {
	lock(&netpoll.lock)
	pd.tag++
	pd.link = netpoll.unused
	netpoll.unused = pd
	unlock(&netpoll.lock)
}

//go:linkname poll_runtime_pollClose internal/poll.runtime_pollClose
func poll_runtime_pollClose(ctx uintptr) {
	pd := (*pollDesc)(unsafe.Pointer(ctx))
	var ev epollevent
	syscall6(_SYS_epoll_ctl, netpoll.epfd, 2, pd.fd, uintptr(unsafe.Pointer(&ev)), 0, 0)
	freepolldesc(pd)
}

func (pd *pollDesc) state(mode int) *uintptr {
	if mode == 'r' {
		return &pd.rg
	}
	return &pd.wg
}

// check tells why an operation is not to be tried.
func (pd *pollDesc) check(mode int) int {
	if atomic.Load(&pd.closing) != 0 {
		return pollErrClosing
	}
	if mode == 'r' && atomic.Loadint64(&pd.rd) < 0 || mode == 'w' && atomic.Loadint64(&pd.wd) < 0 {
		return pollErrTimeout
	}
	return pollNoError
}

//go:linkname poll_runtime_pollReset internal/poll.runtime_pollReset
func poll_runtime_pollReset(ctx uintptr, mode int) int {
	pd := (*pollDesc)(unsafe.Pointer(ctx))
	err := pd.check(mode)
	if err == pollNoError {
		atomic.Storeuintptr(pd.state(mode), pdNone)
	}
	return err
}

//go:linkname poll_runtime_pollWait internal/poll.runtime_pollWait
func poll_runtime_pollWait(ctx uintptr, mode int) int {
	pd := (*pollDesc)(unsafe.Pointer(ctx))
	for {
		err := pd.check(mode)
		if err != pollNoError {
			return err
		}
		if pd.wait(mode) {
			return pollNoError
		}
		// Woken by a deadline that was changed since, or by the end.
	}
}

// wait uses readiness up or waits for it; false if it was woken for another reason.
func (pd *pollDesc) wait(mode int) bool {
	st := pd.state(mode)
	for {
		if atomic.Casuintptr(st, pdReady, pdNone) {
			return true
		}
		if atomic.Casuintptr(st, pdNone, pdWait) {
			break
		}
		if v := atomic.Loaduintptr(st); v != pdReady && v != pdNone {
			throw("runtime: double wait")
		}
	}
	// Who closes, or sets a deadline, changes that first and the state then: one of us sees the other.
	if pd.check(mode) == pollNoError {
		getg().parkedon = unsafe.Pointer(st)
		gopark(netpollcommit, unsafe.Pointer(st), waitReasonIOWait)
	}
	old := atomic.Xchguintptr(st, pdNone)
	return old == pdReady
}

func netpollcommit(gp *g, st unsafe.Pointer) bool {
	first := atomic.Xadd(&netpoll.waiters, 1) == 1
	if atomic.Casuintptr((*uintptr)(st), pdWait, uintptr(unsafe.Pointer(gp))) {
		if first {
			netpollFirst()
		}
		return true
	}
	atomic.Xadd(&netpoll.waiters, -1)
	return false
}

// netpollFirst sees to it that an idle m waits for edges, now that there is a goroutine that does.
func netpollFirst() {
	lock(&sched.lock)
	mp := sched.timerwaiter
	if mp != nil && atomic.Load(&mp.polling) == 0 {
		mremove(mp)
		unlock(&sched.lock)
		wakem(mp)
		return
	}
	unlock(&sched.lock)
	if mp == nil {
		wakep()
	}
}

// unblock takes the goroutine that waits, if there is one; ready: an edge came. It counts among netpoll.waiters then until pollEdges has queued it:
// who polls may be an idle m, and checkdead must see the goroutine somewhere.
func (pd *pollDesc) unblock(mode int, ready bool) *g {
	st := pd.state(mode)
	for {
		old := atomic.Loaduintptr(st)
		if old == pdReady || old == pdNone && !ready {
			return nil
		}
		next := uintptr(pdNone)
		if ready {
			next = pdReady
		}
		if atomic.Casuintptr(st, old, next) {
			if old == pdNone || old == pdWait {
				return nil
			}
			if !ready {
				atomic.Xadd(&netpoll.waiters, -1)
			}
			return (*g)(unsafe.Pointer(old))
		}
	}
}

//go:linkname poll_runtime_pollUnblock internal/poll.runtime_pollUnblock
func poll_runtime_pollUnblock(ctx uintptr) {
	pd := (*pollDesc)(unsafe.Pointer(ctx))
	lock(&pd.lock)
	atomic.Store(&pd.closing, 1)
	stopTimer(&pd.rt)
	stopTimer(&pd.wt)
	r := pd.unblock('r', false)
	w := pd.unblock('w', false)
	unlock(&pd.lock)
	if r != nil {
		goready(r)
	}
	if w != nil {
		goready(w)
	}
}

//go:linkname poll_runtime_pollSetDeadline internal/poll.runtime_pollSetDeadline
func poll_runtime_pollSetDeadline(ctx uintptr, d int64, mode int) {
	pd := (*pollDesc)(unsafe.Pointer(ctx))
	when := d
	if d > 0 {
		when = nanotime() + d
		if when < 0 {
			when = maxWhen
		}
	}
	lock(&pd.lock)
	var r, w *g
	if atomic.Load(&pd.closing) == 0 {
		if mode == 'r' || mode == 'r'+'w' {
			r = pd.setdeadline(&pd.rt, &pd.rd, when, 'r')
		}
		if mode == 'w' || mode == 'r'+'w' {
			w = pd.setdeadline(&pd.wt, &pd.wd, when, 'w')
		}
	}
	unlock(&pd.lock)
	if r != nil {
		goready(r)
	}
	if w != nil {
		goready(w)
	}
}

// setdeadline gives who is to be woken since the deadline is over already. pd.lock is held; the timer's function does not take it.
func (pd *pollDesc) setdeadline(t *runtimeTimer, deadline *int64, when int64, mode int) *g {
	if when < 0 {
		when = -1
	}
	atomic.Storeint64(deadline, when)
	if when > 0 {
		resetTimer(t, when, 0)
		return nil
	}
	stopTimer(t)
	if when < 0 {
		return pd.unblock(mode, false)
	}
	return nil
}

func readDeadline(arg any, seq uintptr, delta int64) {
	pd := arg.(*pollDesc)
	pd.expire(&pd.rd, 'r')
}

func writeDeadline(arg any, seq uintptr, delta int64) {
	pd := arg.(*pollDesc)
	pd.expire(&pd.wd, 'w')
}

// expire notes that a deadline is over, unless it has been set anew since its timer fired.
func (pd *pollDesc) expire(deadline *int64, mode int) {
	for {
		when := atomic.Loadint64(deadline)
		if when <= 0 || when > nanotime() {
			return
		}
		if atomic.Casint64(deadline, when, -1) {
			break
		}
	}
	if gp := pd.unblock(mode, false); gp != nil {
		goready(gp)
	}
}

// epollwait waits for at most ns nanoseconds, without end if negative; old kernels know milliseconds only.
func epollwait(events *[64]epollevent, ns int64) uintptr {
	if ns > 0 && atomic.Load(&netpoll.coarse) == 0 {
		var ts timespec
		ts.sec = ns / 1000000000
		ts.nsec = ns % 1000000000
		n := syscall6(_SYS_epoll_pwait2, netpoll.epfd, uintptr(unsafe.Pointer(events)), 64, uintptr(unsafe.Pointer(&ts)), 0, 0)
		if int(-n) != _ENOSYS {
			return n
		}
		atomic.Store(&netpoll.coarse, 1)
	}
	ms := ns
	if ns > 0 {
		ms = (ns + 999999) / 1000000
		if ms > 1<<30 {
			ms = 1 << 30
		}
	}
	return syscall6(_SYS_epoll_wait, netpoll.epfd, uintptr(unsafe.Pointer(events)), 64, uintptr(ms), 0, 0)
}

// pollEdges looks for edges, waiting for them at most ns nanoseconds (negative: until there is one or netpollBreak), and puts the goroutines
// that can go on into the global queue. Gives how many. On g0, with or without p.
func pollEdges(ns int64) int {
	var events [64]epollevent
	n := epollwait(&events, ns)
	atomic.Storeint64(&netpoll.last, nanotime())
	if isErrno(n) {
		return 0 // interrupted: the caller looks at all things anew
	}
	var first, last *g
	count := 0
	for i := uintptr(0); i < n; i++ {
		ev := &events[i]
		data := uint64(ev.data[0]) | uint64(ev.data[1])<<32
		if data == 0 {
			if ns != 0 {
				var word uint64
				syscall6(_SYS_read, netpoll.eventfd, uintptr(unsafe.Pointer(&word)), 8, 0, 0, 0)
				atomic.Store(&netpoll.waking, 0)
			}
			continue
		}
		pd := (*pollDesc)(unsafe.Pointer(uintptr(data >> 16)))
		if uint32(data&0xffff) != atomic.Load(&pd.tag)&0xffff {
			continue
		}
		for _, mode := range [2]int{'r', 'w'} {
			mask := uint32(_EPOLLIN | _EPOLLRDHUP | _EPOLLHUP | _EPOLLERR)
			if mode == 'w' {
				mask = _EPOLLOUT | _EPOLLHUP | _EPOLLERR
			}
			if ev.events&mask == 0 {
				continue
			}
			gp := pd.unblock(mode, true)
			if gp == nil {
				continue
			}
			if traceon {
				tracegoready(gp)
			}
			atomic.Store(&gp.atomicstatus, _Grunnable)
			gp.schedlink = nil
			if last != nil {
				last.schedlink = gp
			} else {
				first = gp
			}
			last = gp
			count++
		}
	}
	if count != 0 {
		lock(&sched.lock)
		for gp := first; gp != nil; {
			next := gp.schedlink
			globrunqput(gp)
			gp = next
		}
		atomic.Xadd(&netpoll.waiters, int32(-count))
		unlock(&sched.lock)
	}
	return count
}

// pollblocking waits for edges like pollEdges, or until mp is woken. One m at a time is in here, so that nobody reads another's wake-up from
// the eventfd: who is in here and does not wait for timers any more was woken, and leaves.
func pollblocking(mp *m, ns int64) {
	for !atomic.Cas(&netpoll.blocking, 0, 1) {
		if atomic.Load(&mp.park.key) != 0 {
			return // woken, and another m waits in its place
		}
		osyield()
	}
	atomic.Store(&mp.polling, 1)
	if atomic.Load(&mp.park.key) == 0 {
		pollEdges(ns)
	}
	atomic.Store(&mp.polling, 0)
	atomic.Store(&netpoll.blocking, 0)
}

// netpollBreak ends the wait of the m that waits for edges.
func netpollBreak() {
	if !atomic.Cas(&netpoll.waking, 0, 1) {
		return
	}
	one := uint64(1)
	syscall6(_SYS_write, netpoll.eventfd, uintptr(unsafe.Pointer(&one)), 8, 0, 0, 0)
}

// netpollWanted tells whether goroutines wait for edges.
func netpollWanted() bool { return atomic.Load(&netpoll.waiters) != 0 }
