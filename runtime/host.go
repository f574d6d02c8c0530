// Threads of a host program (a Python process) in Go: the runtime as a library.
//
// A host's thread gets an m at its first call. Its g0 has the thread's own stack, from where the host's code called to wherever that code is now; a
// call runs on a goroutine of its own, locked to the thread, on segments like all others. Seen from the scheduler, the host is one long system
// call: while the thread is there its last call's p is lent out (entersyscall), and the next call takes it back if nobody else has.
//
// What a goroutine leaves for the host to read (results, the value of a panic) stays in its frames, which the collector looks through as
// those of any system call, until hostdone.
//
// A thread of the host has %fs:0x60 (m) from its first call on; %fs:0x50 (g) and %fs:0x70 (stack limit) are 0 while it is in the host.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// hostcall is one call from the host. Known to asm_amd64.s (up to rfloats) and golite/embed/native.py.
type hostcall struct {
	fn      uintptr    // 0: code
	ctx     uintptr    // 8: the closure, if it is a func value's
	ints    [6]uintptr // 16: arguments in registers
	floats  [8]uint64  // 64
	stack   uintptr    // 128: address of those in memory
	nstack  uintptr    // 136: words of them
	rints   [3]uintptr // 144: results in registers
	rfloats [2]uint64  // 168
	status  uint32     // 184: how the call ended
	flags   uint32     // 188
	group   *group     // 192
	gp      *g         // 200
	value   *any       // 208: of a panic; the panic
	npcs    uintptr    // 216: the panic's frames, innermost first
	pcs     uintptr    // 224: room for maxHostPCs of them; if 0, it is in the goroutine's frames
	strings uint32     // 232: bit i: ints[i] and ints[i+1] are text of the host's, which Go gets a copy of
	_       uint32
	sret    uintptr    // 240: words of results that are returned in memory; their address, once the call is over. At most maxHostWords
	item    hubitem    // 248
	hub     *hub       // of the greenlet that makes the call; nil: none does
	raised  uintptr    // what a handler of a signal raised meanwhile
	plan    *hostplan  // not nil: arguments and results are in block (hostblock.go)
	block   unsafe.Pointer
	params  unsafe.Pointer // *[…]hostvalue
	texts   uint64 // bit i: parameter i is text of the host's, which Go gets a copy of
}

const (
	hostReturned = iota
	hostPanicked
	hostGoexited
)

const (
	maxHostPCs   = 100
	hostStackKept = 64 << 10 // bytes of stack that a goroutine keeps from one call to the next
	hostStackLarge = 4 << 20
	hostStackMax = 256 << 20 // for a group whose program recurses without end; a process of its own may take more (stackmax)
	maxHostWords = 24
)

// islibrary is set when a host calls, and there is no program that may be at a deadlock or whose end is the process's.
var islibrary bool

// rtlib_go sets the runtime up for a host, on one of the host's threads, as m0, which has no part in anything after it. Gives the error number if there
// are no threads for it, 0 if there are; if there are not it may be called again.
func rtlib_go(args *rt0args) int32 {
	if !islibrary {
		islibrary = true
		rtinit(args)
		stackmax = hostStackMax
		mainStarted = true
	}
	return startforhost()
}

// hostattach gives the current thread, one of the host's, an m. On its own stack, without g or m.
func hostattach() {
	lock(&hostms.lock)
	mp := hostms.free
	if mp != nil {
		hostms.free = mp.idlenext
		mp.idlenext = nil
	}
	unlock(&hostms.lock)
	if mp == nil {
		mp = (*m)(persistentalloc(unsafe.Sizeof(m{})))
		mp.g0 = (*g)(persistentalloc(unsafe.Sizeof(g{})))
		mp.g0.m = mp
		mp.g0.issystem = true
		mp.g0.vars = mainvars
		mp.ishost = true
		wbinit(mp)
		lock(&sched.lock)
		mp.id = sched.mnext
		sched.mnext++
		sched.nmsys++
		mp.alllink = allm
		allm = mp
		unlock(&sched.lock)
	}
	if traceon && mp.trace == nil {
		mp.trace = tracenewbuf()
	}
	ccall(hostthread.setspecific, hostthread.key, uintptr(unsafe.Pointer(mp)), 0, 0)
	mp.procid = uint64(syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0))
	if mp.procid == processid {
		atomic.StorepNoWB(unsafe.Pointer(&hostmain), unsafe.Pointer(mp))
	}
	mp.randstate = rand()
	hostsigstack(mp)
	tcbSetM(mp)
	noPreemptInc() // as after entersyscall
}

// hostms are the ms of host threads that are gone, linked through idlenext.
var hostms struct {
	lock mutex
	free *m
}

// hostsigstack gives the thread an alternate stack for signals, unless the host has.
func hostsigstack(mp *m) {
	var st stackt
	syscall6(_SYS_sigaltstack, 0, uintptr(unsafe.Pointer(&st)), 0, 0, 0, 0)
	if st.flags&2 == 0 && st.size >= sigStackSize { // not SS_DISABLE
		mp.sigstack = st.sp
		return
	}
	mp.sigstack = uintptr(sysAlloc(sigStackSize))
	mp.ownsigstack = true
	st.sp = mp.sigstack
	st.flags = 0
	st.size = sigStackSize
	syscall6(_SYS_sigaltstack, uintptr(unsafe.Pointer(&st)), 0, 0, 0, 0, 0)
}

// hostthread has the host call hostdetach when a thread that has an m ends: libc gives the same thread block, with what is in there, to
// another thread then. Filled in by golite/embed/native.py.
var hostthread struct {
	setspecific uintptr // pthread_setspecific
	key         uintptr // whose destructor is hostdetach
}

// hostdetach takes the m from a thread that ends. Called by the thread, in the host.
func hostdetach() {
	mp := tcbGetM()
	if mp == nil || pyforked != 0 {
		return
	}
	if mp.lockedg != nil {
		// The host ends the thread in the middle of a call, because the process ends.
		tcbSetM(nil)
		return
	}
	tcbSetG(mp.g0)
	mp.g0.sched.sp = uintptr(getframeaddr()) - 512
	if mp.hub != nil {
		hubdie(mp)
	}
	pp := mp.oldp
	mp.oldp = nil
	if pp != nil && atomic.Cas(&pp.status, _Psyscall, _Pidle) {
		handoffp(pp)
	}
	if mp.ownsigstack {
		var st stackt
		st.flags = 2 // SS_DISABLE
		syscall6(_SYS_sigaltstack, uintptr(unsafe.Pointer(&st)), 0, 0, 0, 0, 0)
		sysFree(unsafe.Pointer(mp.sigstack), sigStackSize)
		mp.ownsigstack = false
	}
	mp.sigstack = 0
	atomic.Store64(&mp.procid, 0)
	mp.mcache = nil
	noPreemptDec()
	tcbSetG(nil)
	tcbSetM(nil)
	lock(&hostms.lock)
	mp.idlenext = hostms.free
	hostms.free = mp
	unlock(&hostms.lock)
}

//go:noescape
func hostenter(cb *hostcall)

//go:noescape
func hostinvoke(cb *hostcall)

func hostback()

// hostbegin makes the goroutine of a call and gives it to hostenter to go on with, or waits until it can run. On g0, counted as no-preempt since
// entersyscall.
func hostbegin(cb *hostcall) *g {
	mp := tcbGetM()
	gp := mp.hostg
	mp.hostg = nil
	if gp == nil {
		gp = hostnewg()
	}
	hostprepare(gp, cb)
	gp.hostouter = mp.lockedg
	gp.lockedm = mp
	mp.lockedg = gp
	if takeback(mp) {
		return hostrun(mp, gp)
	}
	lock(&sched.lock)
	pp := pidleget()
	if pp == nil {
		gp.goid = atomic.Xadd64(&sched.goidgen, 1)
		atomic.Store(&gp.atomicstatus, _Grunnable)
		gp.m = nil
		mp.curg = nil
		noPreemptDec()
		gogo(waitforp(mp, gp))
	}
	unlock(&sched.lock)
	acquirep(pp)
	sysmonwake()
	return hostrun(mp, gp)
}

// hostprepare makes gp one that begins with the call.
func hostprepare(gp *g, cb *hostcall) {
	sp := gp.seg0.top - 16 - 7*8
	frame := (*[7]uintptr)(unsafe.Pointer(sp))
	frame[4] = uintptr(unsafe.Pointer(cb))
	frame[5] = 0
	frame[6] = asmaddr(6)
	gp.sched.sp = sp
	gp.stackguard = gp.seg0.guard()
	gp.group = cb.group
	gp.vars = mainvars
	if cb.group != nil && cb.group.vars != nil {
		gp.vars = cb.group.vars
	}
	gp.hostcb = cb
	gp.hostleft = false
	gp.lockstate = lockRuns
	cb.gp = gp
}

// hostrun has the goroutine of a call run at once.
func hostrun(mp *m, gp *g) *g {
	gp.goid = nextgoid(mp.p)
	if atomic.Load(&gcwork.phase) != gcOff {
		startclean(gp)
	}
	noPreemptDec()
	return execute(gp, false)
}

// hostnewg gives a g for a call from the host. On the host's stack, without a p.
func hostnewg() *g {
	gp := newg(nil)
	gp.startfn = nil
	gp.gopc = 0
	gp.parkedon = nil
	return gp
}

// hostfreestack frees what a call has made of stack. The system gets large segments back: a recursion without end should leave nothing behind.
//
//go:noinline
func hostfreestack(gp *g) {
	s := gp.seg0.next
	gp.seg0.next = nil
	gp.seg0.nextfit = 0
	for s != nil {
		next := s.next
		gp.stacksize -= s.size
		if s.size >= hostStackLarge && s.order < stackOrders {
			s.nextfit = 0
			stackgive(s)
		} else {
			stackfree(s)
		}
		s = next
	}
}

// hostbody is the goroutine of a call. When it returns the goroutine is in a system call, with everything that the host wants of it still where it was on
// its stack, until hostdone.
func hostbody(cb *hostcall) {
	gp := getg()
	if grp := cb.group; grp != nil && (atomic.Load(&grp.failed)|atomic.Load(&grp.ending) != 0 || gp.hostouter != nil && outerends(gp)) {
		// Since the host looked. Whoever ended the group may not have seen this goroutine.
		killpoint(gp)
	}
	if cb.plan != nil {
		hostblockbody(cb)
		return
	}
	if cb.strings != 0 {
		hoststrings(cb)
	}
	if cb.sret != 0 {
		hostsret(cb)
		return
	}
	hostfinish(cb)
}

// hostfinish makes a call whose arguments are where Go looks for them, and ends it.
func hostfinish(cb *hostcall) {
	hostinvoke(cb)
	hostended(cb, cb.rints[0], cb.rints[1], cb.rints[2])
}

// hostended ends a call for the host. The collector finds a, b and c in its registers or frame until the goroutine is dropped. Returns only to hostback.
//
//go:noinline
func hostended(cb *hostcall, a, b, c uintptr) {
	gp := getg()
	if cb.hub == nil {
		gp.hostleft = true
		entersyscall()
		keepwords(a, b, c)
		return
	}
	gp.hostcb = nil
	gopark(hubreturned, unsafe.Pointer(cb), waitReasonHostCall)
	keepwords(a, b, c)
	mcall(goexit0)
}

// hostleave is hostended for who cannot return.
func hostleave(cb *hostcall, a uintptr) {
	hostended(cb, a, 0, 0)
	hostback()
}

// keepwords has the compiler keep words, for the collector to see, until here.
func keepwords(a, b, c uintptr) {
	keepAlive(unsafe.Pointer(a))
	keepAlive(unsafe.Pointer(b))
	keepAlive(unsafe.Pointer(c))
}

// hostsret is hostfinish for a call whose results are returned in memory: that is here, where the collector looks.
//
//go:noinline
func hostsret(cb *hostcall) {
	var area [maxHostWords]uintptr
	cb.sret = uintptr(unsafe.Pointer(&area))
	cb.ints[0] = cb.sret
	hostfinish(cb)
}

// hoststrings replaces text of the host's by copies in the heap.
func hoststrings(cb *hostcall) {
	var held [5]uintptr // the collector does not look into cb
	keepAlive(unsafe.Pointer(&held)) // from here on others may look at it
	for i := uintptr(0); i < 5; i++ {
		if cb.strings>>i&1 != 0 {
			p := (*[2]uintptr)(add(unsafe.Pointer(cb), 16+i*8))
			n := p[1]
			copied := mallocgc(n, nil, false)
			memmove(copied, unsafe.Pointer(p[0]), n)
			p[0] = uintptr(copied)
			held[i] = p[0]
		}
	}
	keepAlive(unsafe.Pointer(&held))
}

// hostpanic gives the panic of a call to the host, all deferred calls being done. Where it was raised is still on the stack.
func hostpanic(gp *g, p *_panic) {
	cb := gp.hostcb
	cb.status = hostPanicked
	cb.value = &p.arg
	var pcs [maxHostPCs]uintptr
	if cb.pcs == 0 {
		cb.pcs = uintptr(unsafe.Pointer(&pcs))
	}
	cb.npcs = uintptr(callersfp(getframeaddr(), 0, unsafe.Slice((*uintptr)(unsafe.Pointer(cb.pcs)), maxHostPCs)))
	atomic.Xadd(&runningPanicDefers, -1)
	hostleave(cb, uintptr(unsafe.Pointer(p)))
}

// hostgoexit ends a call whose goroutine called Goexit.
func hostgoexit(gp *g) {
	gp.hostcb.status = hostGoexited
	hostleave(gp.hostcb, 0)
}

// hostdone drops the goroutine of a call, cb.gp: the host has what it wanted of its frames. In the host.
func hostdone(gp *g) {
	mp := tcbGetM()
	outer := gp.hostouter
	gp.hostouter = nil
	gp.hostcb = nil
	mp.lockedg = outer
	mp.curg = outer
	gdestroy(gp)
	kept := mp.hostg == nil
	if gp.seg0.next != nil && (!kept || gp.stacksize > hostStackKept) {
		atomic.Store(&gp.atomicstatus, _Gdead) // again, with a fence: a marker that begins from here on sees it
		if atomic.Load(&gcwork.phase) != gcOff {
			startclean(gp) // a marker may be looking through it
		}
		hostfreestack(gp)
	}
	if kept {
		mp.hostg = gp
	} else {
		gfput(nil, gp)
	}
}
