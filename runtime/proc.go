// The scheduler: goroutines (g) over threads (m) that hold the right to run Go code (p).
//
// As in Go: each p has a ring of runnable gs and a runnext slot; an m without work looks at its p, the global queue,
// the timers, then steals half of another p's ring, then gives its p up and sleeps. At most half of the busy ps' ms
// spin (look for work without having any), and whoever makes work ready wakes one if none spins and a p is idle.
// An m in a system call keeps its p lent out: sysmon (sysmon.go) retakes it for others if the call lasts.
//
// The thread of the host that starts a program is m0: it only waits for the program's end. All other ms come from pthread_create.
//
// Locking: sched.lock guards what schedt says. The order of locks is allglock, sched.lock, then the leaf locks of
// stack.go and malloc.go.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	mStackSize = 0x80000 // bytes; known to mstart in asm_amd64.s
	maxMCount  = 10000
)

var (
	m0 m
	g0 g

	progInits   **byte // code pointers of package initialisers, in order
	progNinits  int
	progMain    unsafe.Pointer
	mainStarted bool
	exitNote    note
	exitCode    int32
)

//go:noescape
func systemstack(fn func())

// mcall never returns through fn; fn must not be a closure with a stack context that it outlives.
//
//go:noescape
func mcall(fn func(*g))
func gogo(gp *g)

// gosetjmp is what SETJMP calls; golongjmp comes back there, dropping the segments above.
func gosetjmp(jmp *[10]uintptr) int32
func golongjmp(jmp *[10]uintptr)
func asmaddr(which uintptr) uintptr

// rt0args is what the host passes to golite_rt0. Known to golite/engine/process.py and golite/link/executable.py.
type rt0args struct {
	argc    int64
	argv    **byte
	envp    **byte
	inits   **byte
	ninits  int64
	mainfn  unsafe.Pointer
	modules *moduledata
	procs   int64 // 0: GOMAXPROCS, if it is set, else all cores
	rtext   uintptr // package runtime's code, where nothing is preempted
	ertext  uintptr
	itext   uintptr // the interpreter's handlers
	eitext  uintptr
}

// rt0_go runs on the host's thread, as m0 on g0: sets the runtime up, runs the program, returns its exit status.
func rt0_go(args *rt0args) int32 {
	rtinit(args)
	newm(sysmon, nil)
	// main's g is made on this thread, which has no p: it goes to the global queue.
	newproc(runtimeMain)
	lock(&sched.lock)
	pp := pidleget()
	unlock(&sched.lock)
	newm(nil, pp)
	notesleep(&exitNote)
	return exitCode
}

// rtinit sets the runtime up.
func rtinit(args *rt0args) {
	m0.mcache = &mcache0
	g0.m = &m0
	wbinit(&m0)
	mallocinit()
	modules = args.modules
	maingroupinit()
	runtimetext = args.rtext
	runtimeetext = args.ertext
	interptext = args.itext
	interpetext = args.eitext
	randinit()
	alginit()
	argsinit(args)
	stressinit()
	schedtraceinit()
	gcinit()
	tracebackinit()
	ncpu = getproccount()
	n := int32(args.procs)
	if n == 0 {
		n = procsFromEnv()
	}
	if n == 0 {
		n = ncpu
	}
	sched.maxmcount = maxMCount
	sched.mnext = 1
	sched.nmsys = 1 // m0
	m0.procid = uint64(syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0))
	m0.randstate = rand()
	allm = &m0
	procresize(n)
	initsig()
	traceinit(args)
	progInits = args.inits
	progNinits = int(args.ninits)
	progMain = args.mainfn
}

// runtimeMain is the main goroutine: package initialisers, main.main, exit.
func runtimeMain() {
	mainStarted = true
	for i := 0; i < progNinits; i++ {
		slot := add(unsafe.Pointer(progInits), uintptr(i)*8)
		fn := *(*func())(unsafe.Pointer(&slot))
		fn()
	}
	slot := unsafe.Pointer(&progMain)
	fn := *(*func())(unsafe.Pointer(&slot))
	fn()
	waitForPanics()
	exitProcess(0)
}

// exitProcess ends the program with a status; deferred functions do not run.
func exitProcess(code int32) {
	if gp := getg(); gp.group != nil {
		if atomic.Cas(&gp.group.failed, 0, groupExited) {
			gp.group.exit = code
		}
		groupexit(gp)
	}
	exit(code)
}

func getm() *m { return tcbGetM() }

// ---- gs

// malg makes a g with its first segment.
func malg() *g {
	gp := (*g)(persistentalloc(unsafe.Sizeof(g{})))
	var s *stackseg
	systemstack(func() { s = stackalloc(0) }) // not on a segment, which might have to grow under the pool's lock
	if stressSplit {
		s.top = (s.guard() + stackReserve) &^ 15
	}
	gp.seg0 = s
	gp.stackguard = s.guard()
	gp.stacksize = s.size
	return gp
}

func gfget(pp *p) *g {
	if pp == nil {
		lock(&sched.lock)
		gp := sched.gFree
		if gp != nil {
			sched.gFree = gp.schedlink
			sched.gFreeN--
		}
		unlock(&sched.lock)
		return gp
	}
	gp := pp.gFree
	if gp == nil {
		if sched.gFree == nil {
			return nil
		}
		lock(&sched.lock)
		for pp.gFreeN < 32 && sched.gFree != nil {
			gp = sched.gFree
			sched.gFree = gp.schedlink
			sched.gFreeN--
			gp.schedlink = pp.gFree
			pp.gFree = gp
			pp.gFreeN++
		}
		unlock(&sched.lock)
		gp = pp.gFree
		if gp == nil {
			return nil
		}
	}
	pp.gFree = gp.schedlink
	pp.gFreeN--
	return gp
}

func gfput(pp *p, gp *g) {
	if gp.seg0.next != nil {
		stackfreeAfter(gp, gp.seg0)
	}
	gp.stackguard = gp.seg0.guard()
	gp.schedlink = pp.gFree
	pp.gFree = gp
	pp.gFreeN++
	if pp.gFreeN >= 64 {
		lock(&sched.lock)
		for pp.gFreeN >= 32 {
			gp = pp.gFree
			pp.gFree = gp.schedlink
			pp.gFreeN--
			gp.schedlink = sched.gFree
			sched.gFree = gp
			sched.gFreeN++
		}
		unlock(&sched.lock)
	}
}

// newproc is the go statement: fn is the thunk with everything evaluated.
func newproc(fn func()) {
	noPreemptInc()
	gp := newproc1(fn, *(*uintptr)(add(getframeaddr(), 8)))
	if gp.gopc >= interptext && gp.gopc < interpetext {
		gp.gopc, _, _ = unwind(uintptr(getframeaddr()))
	}
	if traceon {
		tracegocreate(gp, 0)
	}
	pp := tcbGetM().p
	if pp == nil {
		lock(&sched.lock)
		globrunqput(gp)
		unlock(&sched.lock)
	} else {
		runqput(pp, gp, true)
		if mainStarted {
			wakep()
		}
	}
	noPreemptDec()
}

// newsystemproc makes a goroutine of the runtime's own, in the main group.
func newsystemproc(fn func()) *g {
	gp := newproc1(fn, 0)
	gp.issystem = true
	gp.vars = mainvars
	gp.group = nil
	if traceon {
		tracegocreate(gp, 1)
	}
	return gp
}

// newproc1 makes a runnable goroutine that is on no queue yet. pc: where it is made. The caller does not let itself be preempted.
func newproc1(fn func(), pc uintptr) *g {
	callergp := getg()
	pp := tcbGetM().p
	gp := gfget(pp)
	if gp == nil {
		gp = malg()
		lock(&allglock)
		gp.alllink = allgs
		allgs = gp
		allgsize += uint64(unsafe.Sizeof(g{}))
		unlock(&allglock)
	}
	if atomic.Load(&gcwork.phase) != gcOff {
		startclean(gp)
	}
	fnp := *(*unsafe.Pointer)(unsafe.Pointer(&fn))
	top := gp.seg0.top - 16
	// What gogo pops: r15 r14 r13 r12 rbx rbp, then the return address.
	sp := top - 7*8
	frame := (*[7]uintptr)(unsafe.Pointer(sp))
	frame[0] = 0
	frame[1] = 0
	frame[2] = 0
	frame[3] = 0
	frame[4] = uintptr(fnp)
	frame[5] = 0
	frame[6] = asmaddr(0)
	gp.sched.sp = sp
	gp.startfn = fnp
	gp._panic = nil
	gp._defer = nil
	gp.waiting = nil
	gp.param = nil
	gp.goexiting = false
	gp.coro = nil
	gp.waitreason = waitReasonZero
	gp.parentGoid = callergp.goid
	gp.vars = callergp.vars
	gp.gopc = pc
	gp.goid = nextgoid(pp)
	gp.group = callergp.group
	atomic.Store(&gp.atomicstatus, _Grunnable)
	return gp
}

func nextgoid(pp *p) uint64 {
	if pp == nil {
		return atomic.Xadd64(&sched.goidgen, 1)
	}
	if pp.goidcache == pp.goidcacheend {
		pp.goidcacheend = atomic.Xadd64(&sched.goidgen, 16) + 1
		pp.goidcache = pp.goidcacheend - 16
	}
	id := pp.goidcache
	pp.goidcache++
	return id
}

// goexit1 ends the current goroutine.
func goexit1() {
	if gp := getg(); gp.hostcb != nil {
		hostgoexit(gp)
	}
	mcall(goexit0)
}

func goexit0(gp *g) {
	mp := tcbGetM()
	pp := mp.p
	if traceon {
		trace0(traceGoEnd)
	}
	atomic.Store(&gp.atomicstatus, _Gdead)
	gp.m = nil
	gp._defer = nil
	gp._panic = nil
	gp.waiting = nil
	gp.param = nil
	gp.timer = nil
	gp.writebuf = nil
	locked := gp.lockedm != nil
	if locked {
		gp.lockedm = nil
		mp.lockedg = nil
		mp.locks = 0
	}
	mp.curg = nil
	gp.sig = 0
	gp.paniconfault = false
	gp.issystem = false
	gp.killed = 0
	gp.detoured = false
	c := gp.coro
	gfput(pp, gp)
	if c != nil {
		coroenter(c, nil)
	}
	if locked {
		mexit()
	}
	schedule()
}

// gcount is the number of goroutines that exist.
func gcount() int32 {
	n := int32(0)
	lock(&allglock)
	for gp := allgs; gp != nil; gp = gp.alllink {
		if atomic.Load(&gp.atomicstatus) != _Gdead && !gp.issystem {
			n++
		}
	}
	unlock(&allglock)
	return n
}

// ---- parking

// gopark puts the current goroutine to sleep. unlockf runs on g0 once the goroutine is off its stack; if it
// returns false the goroutine goes on. lock is passed to it.
func gopark(unlockf func(*g, unsafe.Pointer) bool, lock unsafe.Pointer, reason waitReason) {
	gp := getg()
	mp := tcbGetM()
	mp.waitlock = lock
	mp.waitunlockf = unlockf
	gp.waitreason = reason
	mcall(park_m)
	if gp.killed == killUnparked {
		killpoint(gp)
	}
}

func parkunlock_c(gp *g, l unsafe.Pointer) bool {
	unlock((*mutex)(l))
	return true
}

// goparkunlock parks the goroutine and unlocks l once it is parked.
func goparkunlock(l *mutex, reason waitReason) {
	gopark(parkunlock_c, unsafe.Pointer(l), reason)
}

func park_m(gp *g) {
	mp := tcbGetM()
	if traceon {
		tracegopark(gp.waitreason)
	}
	atomic.Store(&gp.atomicstatus, _Gwaiting)
	gp.m = nil
	mp.curg = nil
	fn := mp.waitunlockf
	if fn != nil {
		ok := fn(gp, mp.waitlock)
		mp.waitunlockf = nil
		mp.waitlock = nil
		if !ok {
			if traceon {
				tracegoready(gp)
			}
			atomic.Store(&gp.atomicstatus, _Grunnable)
			execute(gp, true)
		}
	}
	schedule()
}

// goready makes a parked goroutine runnable; it runs next on this p.
func goready(gp *g) {
	noPreemptInc()
	if traceon {
		tracegoready(gp)
	}
	atomic.Store(&gp.atomicstatus, _Grunnable)
	pp := tcbGetM().p
	if pp == nil {
		lock(&sched.lock)
		globrunqput(gp)
		unlock(&sched.lock)
	} else {
		runqput(pp, gp, true)
	}
	wakep()
	noPreemptDec()
}

// Gosched yields the processor; the goroutine goes to the end of the global queue.
func Gosched() {
	mcall(gosched_m)
}

func gosched_m(gp *g) {
	if traceon {
		trace0(traceGoYield)
	}
	requeue(gp)
}

// requeue puts the current goroutine at the end of the global queue. On g0.
func requeue(gp *g) {
	mp := tcbGetM()
	atomic.Store(&gp.atomicstatus, _Grunnable)
	gp.m = nil
	mp.curg = nil
	lock(&sched.lock)
	globrunqput(gp)
	unlock(&sched.lock)
	if mainStarted {
		wakep()
	}
	schedule()
}

// ---- ms

// newm makes a thread. With fn it runs fn and has no p (sysmon); else it starts with pp.
func newm(fn func(), pp *p) {
	lock(&sched.lock)
	mp := freem
	reused := mp != nil
	if reused {
		freem = mp.idlenext
		mp.idlenext = nil
	} else {
		mp = (*m)(persistentalloc(unsafe.Sizeof(m{})))
		mp.g0 = (*g)(persistentalloc(unsafe.Sizeof(g{})))
		mp.g0.m = mp
		mp.g0.issystem = true
		mp.g0.vars = mainvars
		wbinit(mp)
	}
	if traceon && mp.trace == nil {
		mp.trace = tracenewbuf()
	}
	mp.mstartfn = fn
	mp.nextp = pp
	if !reused {
		mp.id = sched.mnext
	}
	sched.mnext++
	if sched.mnext-sched.nmfreed > int64(sched.maxmcount) {
		unlock(&sched.lock)
		threadexhaustion()
	}
	if fn != nil {
		sched.nmsys++
	}
	if !reused {
		mp.alllink = allm
		allm = mp
	}
	unlock(&sched.lock)
	mp.randstate = rand()
	if tcbGetM().g0 == getg() {
		startThread(mp)
	} else {
		systemstack(func() { startThread(mp) })
	}
}

func threadexhaustion() {
	print("runtime: program exceeds ", sched.maxmcount, "-thread limit\n")
	throw("thread exhaustion")
}

// startThread runs on g0. Signals stay blocked in the new thread until it has its alternate stack.
func startThread(mp *m) {
	var attr [8]uintptr
	libc_pthread_attr_init(&attr)
	libc_pthread_attr_setstacksize(&attr, mStackSize)
	libc_pthread_attr_setdetachstate(&attr, 1)
	all := ^uint64(0)
	var old uint64
	syscall6(_SYS_rt_sigprocmask, 2, uintptr(unsafe.Pointer(&all)), uintptr(unsafe.Pointer(&old)), 8, 0, 0)
	r := libc_pthread_create(&mp.thread, &attr, asmaddr(1), unsafe.Pointer(mp))
	for try := uint32(1); r == _EAGAIN && try <= 20; try++ {
		usleep(try * 1000)
		r = libc_pthread_create(&mp.thread, &attr, asmaddr(1), unsafe.Pointer(mp))
	}
	syscall6(_SYS_rt_sigprocmask, 2, uintptr(unsafe.Pointer(&old)), 0, 8, 0, 0)
	if r != 0 {
		print("runtime: failed to create new OS thread (have ", sched.mnext-sched.nmfreed, " already; errno=", r, ")\n")
		if r == _EAGAIN {
			print("runtime: may need to increase max user processes (ulimit -u)\n")
		}
		throw("newosproc")
	}
}

// mstart1 is a new thread's first Go code, on g0.
func mstart1() {
	mp := tcbGetM()
	mp.procid = uint64(syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0))
	minitsig(mp)
	if traceon {
		trace1(traceThreadStart, mp.procid)
	}
	if mp.mstartfn != nil {
		mp.mstartfn()
		return
	}
	if mp.nextp != nil {
		pp := mp.nextp
		mp.nextp = nil
		acquirep(pp)
	}
	schedule()
}

// startm runs pp (or an idle p) on an idle or new m. spinning: the m shall look for work; the caller has counted it in nmspinning.
func startm(pp *p, spinning bool) {
	noPreemptInc()
	lock(&sched.lock)
	if pp == nil {
		pp = pidleget()
		if pp == nil {
			unlock(&sched.lock)
			if spinning {
				atomic.Xadd(&sched.nmspinning, -1)
			}
			noPreemptDec()
			return
		}
	}
	mp := mget()
	if mp == nil {
		unlock(&sched.lock)
		newmSpinning(pp, spinning)
		noPreemptDec()
		return
	}
	unlock(&sched.lock)
	mp.spinning = spinning
	mp.nextp = pp
	wakem(mp)
	noPreemptDec()
}

func newmSpinning(pp *p, spinning bool) {
	if spinning {
		// A new thread finds work or stops like any other; it does not count as spinning while it is being made.
		atomic.Xadd(&sched.nmspinning, -1)
	}
	newm(nil, pp)
}

// wakep has one more m look for work, unless one does already or no p is idle.
func wakep() {
	if atomic.Load(&sched.npidle) == 0 {
		return
	}
	if atomic.Load(&sched.nmspinning) != 0 || !atomic.Cas(&sched.nmspinning, 0, 1) {
		return
	}
	startm(nil, true)
}

// mput puts the current m on the idle list. sched.lock is held.
func mput(mp *m) {
	mp.idleprev = nil
	mp.idlenext = sched.midle
	if sched.midle != nil {
		sched.midle.idleprev = mp
	}
	sched.midle = mp
	mp.inIdle = true
	sched.nmidle++
	checkdead()
}

// mget takes an idle m, the one that waits for timers only if there is no other. sched.lock is held.
func mget() *m {
	mp := sched.midle
	if mp != nil {
		if mp == sched.timerwaiter && mp.idlenext != nil {
			mp = mp.idlenext
		}
		mremove(mp)
	}
	return mp
}

func mremove(mp *m) {
	if mp.idleprev != nil {
		mp.idleprev.idlenext = mp.idlenext
	} else {
		sched.midle = mp.idlenext
	}
	if mp.idlenext != nil {
		mp.idlenext.idleprev = mp.idleprev
	}
	mp.inIdle = false
	sched.nmidle--
	if sched.timerwaiter == mp {
		sched.timerwaiter = nil
		atomic.Storeint64(&sched.timerwhen, 0)
	}
}

// stopm sleeps until somebody hands this m a p, or until the next timer is due if no other m waits for that, or for a later one only. It has
// no p then: the caller looks for one.
func stopm() {
	mp := tcbGetM()
	lock(&sched.lock)
	wait := int64(-1)
	when := timeSleepUntil()
	// Without an idle p the busy ms see to the timers and poll; whatever idles a p later looks at them again.
	polls := netpollWanted()
	old := sched.timerwaiter
	waits := (when != maxWhen || polls) && (old == nil || sched.timerwhen > when) && atomic.Load(&sched.npidle) != 0
	if waits && old != nil {
		if sched.timerpolls {
			mremove(old) // only one may poll
		} else {
			old = nil // it sleeps on, like any other
		}
	}
	if waits {
		sched.timerwaiter = mp
		sched.timerpolls = polls
		atomic.Storeint64(&sched.timerwhen, when)
		// Whose timer has become the earliest since either sees timerwhen or is seen here.
		if again := timeSleepUntil(); again < when {
			when = again
			atomic.Storeint64(&sched.timerwhen, when)
		}
		if when != maxWhen {
			wait = when - nanotime()
			if wait < 0 {
				wait = 0
			}
		}
	}
	mput(mp)
	if mp.hub != nil && hubready(mp.hub) {
		mremove(mp)
		unlock(&sched.lock)
		return
	}
	unlock(&sched.lock)
	if traceon {
		trace0(traceThreadPark)
	}
	if waits && old != nil {
		wakem(old)
	}
	if waits && polls {
		pollblocking(mp, wait)
		wait = 0
	}
	if !notetsleep(&mp.park, wait) {
		lock(&sched.lock)
		if mp.inIdle {
			mremove(mp)
			unlock(&sched.lock)
			if traceon {
				trace0(traceThreadUnpark)
			}
			return
		}
		unlock(&sched.lock)
		notesleep(&mp.park)
	}
	noteclear(&mp.park)
	if traceon {
		trace0(traceThreadUnpark)
	}
	if mp.nextp != nil {
		pp := mp.nextp
		mp.nextp = nil
		acquirep(pp)
	}
}

// wakem wakes an m that sleeps in stopm or waits for its goroutine.
func wakem(mp *m) {
	notewakeup(&mp.park)
	if atomic.Load(&mp.polling) != 0 {
		netpollBreak()
	}
}

const maxWhen = 1<<63 - 1

// wakeNetPoller makes sure that some m wakes at when: called when a timer becomes the earliest.
func wakeNetPoller(when int64) {
	if until := atomic.Loadint64(&sched.timerwhen); until != 0 && until <= when {
		return
	}
	lock(&sched.lock)
	mp := sched.timerwaiter
	if mp != nil {
		if sched.timerwhen > when {
			mremove(mp)
			unlock(&sched.lock)
			wakem(mp)
			return
		}
		unlock(&sched.lock)
		return
	}
	unlock(&sched.lock)
	// Nobody waits for timers: an idle m must, or the busy ones will see the timer when they schedule.
	if atomic.Load(&sched.npidle) != 0 {
		wakep()
	}
}

// checkdead tells whether all goroutines sleep for ever. sched.lock is held.
func checkdead() {
	run := int32(sched.mnext) - sched.nmidle - sched.nmsys - int32(sched.nmfreed)
	if run > 0 || !mainStarted || islibrary {
		return
	}
	if atomic.Load(&gcwork.phase) != gcOff {
		return // the end of marking may wake a goroutine for finalizers; sysmon sees to it that it comes
	}
	if timersArmed() || netpollWanted() {
		return // even one that is due in 292 years
	}
	if sched.runqsize > 0 {
		return
	}
	unlock(&sched.lock)
	fatalDeadlock()
}

// ---- ps

// maxProcs is how many ps there can be; allp has room for them from the start, so that readers of allp need no lock.
const maxProcs = 1024

// procresize makes n ps runnable. At start-up, and by GOMAXPROCS: fewer ps than before take effect as their ms come to schedule, which
// drops a p whose id is too high (dropp). sched.lock is held but at start-up.
func procresize(n int32) {
	if allp == nil {
		allp = (*[maxProcs]*p)(persistentalloc(maxProcs * 8))[:0:maxProcs]
	}
	old := gomaxprocs
	gomaxprocs = n
	if traceon {
		trace1(traceProcs, uint64(n))
	}
	for int32(len(allp)) < n {
		pp := (*p)(persistentalloc(unsafe.Sizeof(p{})))
		pp.id = int32(len(allp))
		pp.status = _Pdead
		pp.mcache = (*mcache)(persistentalloc(unsafe.Sizeof(mcache{})))
		mcacheinit(pp.mcache)
		maketimers(pp)
		list := allp[:len(allp)+1]
		list[pp.id] = pp
		allp = list
	}
	for i := n - 1; i >= old; i-- {
		if atomic.Cas(&allp[i].status, _Pdead, _Pidle) {
			pidleput(allp[i])
		}
	}
	// Idle ps beyond n leave the idle list.
	var keep *p
	for {
		pp := pidleget()
		if pp == nil {
			break
		}
		if pp.id < n {
			pp.link = keep
			keep = pp
		} else {
			pp.status = _Pdead
		}
	}
	for keep != nil {
		pp := keep
		keep = pp.link
		pidleput(pp)
	}
}

// dropp takes the current m's p, whose id is beyond GOMAXPROCS, out of service; its goroutines go to the global queue.
func dropp(pp *p) {
	mp := tcbGetM()
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
	}
	lock(&sched.lock)
	for {
		gp, _ := runqget(pp)
		if gp == nil {
			break
		}
		globrunqput(gp)
	}
	releasep()
	pidleput(pp)
	unlock(&sched.lock)
	wakep()
}

// acquirep gives the current m the p pp.
func acquirep(pp *p) {
	mp := tcbGetM()
	mp.p = pp
	mp.mcache = pp.mcache
	pp.m = mp
	atomic.Store(&pp.status, _Prunning)
	tcbSetMarking(atomic.Load(&gcwork.phase))
	if traceon {
		traceproc()
	}
}

// releasep takes the current m's p away from it.
func releasep() *p {
	mp := tcbGetM()
	pp := mp.p
	mp.p = nil
	mp.mcache = nil
	pp.m = nil
	if traceon {
		traceproc()
	}
	atomic.Store(&pp.status, _Pidle)
	return pp
}

// pidleput and pidleget: sched.lock is held. A p beyond GOMAXPROCS goes out of service instead; its queues are empty. While the world is
// being stopped, it is stopped.
func pidleput(pp *p) {
	if atomic.Load(&world.stopping) != 0 {
		pstopped(pp)
		return
	}
	if pp.id >= gomaxprocs {
		pp.status = _Pdead
		return
	}
	if traceon {
		trace1(traceProcIdle, uint64(pp.id))
	}
	pp.status = _Pidle
	pp.link = sched.pidle
	sched.pidle = pp
	atomic.Xadd(&sched.npidle, 1)
}

func pidleget() *p {
	pp := sched.pidle
	if pp != nil {
		sched.pidle = pp.link
		pp.link = nil
		atomic.Xadd(&sched.npidle, -1)
		if atomic.Load(&sched.sysmonwait) == sysmonSleeps {
			sysmonwake()
		}
	}
	return pp
}

// handoffp finds an m for a p whose m went into a system call, or idles the p.
func handoffp(pp *p) {
	if traceon {
		trace1(traceProcHandoff, uint64(pp.id))
	}
	if !runqempty(pp) || sched.runqsize != 0 {
		startm(pp, false)
		return
	}
	if atomic.Load(&sched.nmspinning)+atomic.Load(&sched.npidle) == 0 && atomic.Cas(&sched.nmspinning, 0, 1) {
		startm(pp, true)
		return
	}
	lock(&sched.lock)
	if sched.runqsize != 0 {
		unlock(&sched.lock)
		startm(pp, false)
		return
	}
	pidleput(pp)
	unlock(&sched.lock)
	// A timer may depend on this p's m having come back.
	when := timeSleepUntil()
	if when != maxWhen || netpollWanted() {
		wakeNetPoller(when)
	}
}

// ---- run queues

// globrunqput appends to the global queue. sched.lock is held.
func globrunqput(gp *g) {
	gp.schedlink = nil
	if sched.runqtail != nil {
		sched.runqtail.schedlink = gp
	} else {
		sched.runqhead = gp
	}
	sched.runqtail = gp
	sched.runqsize++
}

// globrunqget takes a share of the global queue: one g to run, the others to pp's ring. sched.lock is held.
func globrunqget(pp *p, max int32) *g {
	if sched.runqsize == 0 {
		return nil
	}
	n := sched.runqsize/gomaxprocs + 1
	if n > sched.runqsize {
		n = sched.runqsize
	}
	if max > 0 && n > max {
		n = max
	}
	if n > 128 {
		n = 128
	}
	sched.runqsize -= n
	gp := globpop()
	for n--; n > 0; n-- {
		runqput(pp, globpop(), false)
	}
	return gp
}

func globpop() *g {
	gp := sched.runqhead
	sched.runqhead = gp.schedlink
	if sched.runqhead == nil {
		sched.runqtail = nil
	}
	gp.schedlink = nil
	return gp
}

func runqempty(pp *p) bool {
	for {
		head := atomic.Load(&pp.runqhead)
		tail := atomic.Load(&pp.runqtail)
		next := atomic.Loaduintptr(&pp.runnext)
		if tail == atomic.Load(&pp.runqtail) {
			return head == tail && next == 0
		}
	}
}

// runqput puts gp on pp's queue; next: in the runnext slot, kicking its holder to the ring. Only pp's owner calls it.
func runqput(pp *p, gp *g, next bool) {
	if stressNext(next) {
		for {
			old := pp.runnext
			if atomic.Casuintptr(&pp.runnext, old, uintptr(unsafe.Pointer(gp))) {
				if old == 0 {
					return
				}
				gp = (*g)(unsafe.Pointer(old))
				break
			}
		}
	}
	for {
		h := atomic.Load(&pp.runqhead)
		t := pp.runqtail
		if t-h < uint32(len(pp.runq)) {
			pp.runq[t%uint32(len(pp.runq))] = gp
			atomic.Store(&pp.runqtail, t+1)
			return
		}
		if runqputslow(pp, gp, h, t) {
			return
		}
	}
}

// runqputslow moves half of a full ring and gp to the global queue.
func runqputslow(pp *p, gp *g, h, t uint32) bool {
	n := (t - h) / 2
	// Linked before the head moves: nobody else can take these until the Cas, and if it fails nothing was lost.
	first := pp.runq[h%uint32(len(pp.runq))]
	var batch [128]*g
	for i := uint32(0); i < n; i++ {
		batch[i] = pp.runq[(h+i)%uint32(len(pp.runq))]
	}
	if !atomic.Cas(&pp.runqhead, h, h+n) {
		return false
	}
	for i := uint32(0); i+1 < n; i++ {
		batch[i].schedlink = batch[i+1]
	}
	batch[n-1].schedlink = gp
	gp.schedlink = nil
	lock(&sched.lock)
	if sched.runqtail != nil {
		sched.runqtail.schedlink = first
	} else {
		sched.runqhead = first
	}
	sched.runqtail = gp
	sched.runqsize += int32(n + 1)
	unlock(&sched.lock)
	return true
}

// runqget takes the next g of pp's own queue.
func runqget(pp *p) (gp *g, inheritTime bool) {
	next := pp.runnext
	if next != 0 && atomic.Casuintptr(&pp.runnext, next, 0) {
		return (*g)(unsafe.Pointer(next)), true
	}
	for {
		h := atomic.Load(&pp.runqhead)
		t := pp.runqtail
		if t == h {
			return nil, false
		}
		gp := pp.runq[h%uint32(len(pp.runq))]
		if atomic.Cas(&pp.runqhead, h, h+1) {
			return gp, false
		}
	}
}

// runqsteal takes half of victim's ring (or, last resort, its runnext) into pp's and returns one of them.
func runqsteal(pp, victim *p, stealNext bool) *g {
	t := pp.runqtail
	for {
		h := atomic.Load(&victim.runqhead)
		vt := atomic.Load(&victim.runqtail)
		n := vt - h
		n = n - n/2
		if n == 0 {
			if !stealNext {
				return nil
			}
			next := atomic.Loaduintptr(&victim.runnext)
			if next == 0 {
				return nil
			}
			if atomic.Load(&victim.status) == _Prunning {
				// Its owner is likely to run it in a moment: sleeping costs less than moving it.
				usleep(3)
				if atomic.Loaduintptr(&victim.runnext) != next {
					return nil
				}
			}
			if !atomic.Casuintptr(&victim.runnext, next, 0) {
				continue
			}
			return (*g)(unsafe.Pointer(next))
		}
		if n > uint32(len(pp.runq)/2) {
			continue // read h and vt inconsistently
		}
		for i := uint32(0); i < n; i++ {
			pp.runq[(t+i)%uint32(len(pp.runq))] = victim.runq[(h+i)%uint32(len(victim.runq))]
		}
		if atomic.Cas(&victim.runqhead, h, h+n) {
			n--
			gp := pp.runq[(t+n)%uint32(len(pp.runq))]
			if n > 0 {
				atomic.Store(&pp.runqtail, t+n)
			}
			return gp
		}
	}
}

// ---- the scheduler's loop

// schedule finds a runnable g and executes it. On g0; never returns. A loop, not a recursion: its frame would stay on g0's stack.
func schedule() {
	mp := tcbGetM()
	for {
		if mp.lockedg != nil {
			stoplockedm()
			execute(mp.lockedg, false)
		}
		if mp.p != nil && mp.p.id >= gomaxprocs {
			dropp(mp.p)
		}
		if atomic.Load(&gcwork.phase) != gcOff && mp.p != nil && atomic.Load(&world.stopping) == 0 {
			gcshare(mp.p)
		}
		gp, inheritTime := findRunnable()
		if mp.spinning {
			resetspinning()
		}
		if gp.lockedm != nil {
			startlockedm(gp)
			continue
		}
		execute(gp, inheritTime)
	}
}

// resetspinning is called when a spinning m has found work. As long as it was spinning, who made work ready woke nobody, so if there is more it
// wakes one now: either sees the other, since one adds to a queue before it looks at nmspinning, and this looks at the queues after changing it.
func resetspinning() {
	mp := tcbGetM()
	mp.spinning = false
	atomic.Xadd(&sched.nmspinning, -1)
	if atomic.Load(&sched.npidle) != 0 && wantsm() {
		wakep()
	}
}

// wantsm tells whether there is something to do for one more m: run a goroutine, mark, or wait for timers and edges, if nobody does.
func wantsm() bool {
	if sched.runqsize != 0 || atomic.Load(&gcwork.phase) != gcOff {
		return true
	}
	for i := 0; i < len(allp); i++ {
		if !runqempty(allp[i]) {
			return true
		}
	}
	return atomic.Loadint64(&sched.timerwhen) == 0 && (timeSleepUntil() != maxWhen || netpollWanted())
}

func execute(gp *g, inheritTime bool) {
	mp := tcbGetM()
	if atomic.Load(&gcwork.phase) != gcOff {
		scanbeforerun(gp)
	}
	if traceon {
		tracegorun(gp)
	}
	mp.curg = gp
	gp.m = mp
	atomic.Store(&gp.atomicstatus, _Grunning)
	if !inheritTime {
		mp.p.schedtick++
		if atomic.Load(&mp.p.preempt) != 0 {
			atomic.Store(&mp.p.preempt, 0)
		}
	}
	if gp.preemptctx != 0 {
		if gp.killed == killInjected {
			injectkill(gp)
		}
		resumepreempted(mp, gp)
	}
	gogo(gp)
}

// findRunnable blocks until there is a g to run; the m holds a p when it returns.
func findRunnable() (gp *g, inheritTime bool) {
	mp := tcbGetM()
top:
	if atomic.Load(&world.stopping) != 0 {
		gcstopm()
		goto top
	}
	if mp.hub != nil && hubready(mp.hub) {
		hubleave(mp)
	}
	pp := mp.p
	if pp == nil {
		// Came back from stopm for a timer: needs a p to run it.
		lock(&sched.lock)
		pp = pidleget()
		unlock(&sched.lock)
		if pp == nil {
			// All ps are busy and see the timers whenever they schedule.
			stopm()
			goto top
		}
		acquirep(pp)
		if !mp.spinning {
			mp.spinning = true
			atomic.Xadd(&sched.nmspinning, 1)
		}
		checkAllTimers()
	}
	checkTimers(pp)
	if sched.runqsize > 0 && (pp.schedtick%61 == 0 || stressSched && cheaprand()&1 == 0) {
		lock(&sched.lock)
		gp = globrunqget(pp, 1)
		unlock(&sched.lock)
		if gp != nil {
			return gp, false
		}
	}
	if atomic.Load(&pp.preempt) != 0 {
		// The time slice is over and the signal came at a bad moment: goroutines that keep readying each other in runnext queue up
		// behind all others now.
		atomic.Store(&pp.preempt, 0)
		if next := atomic.Loaduintptr(&pp.runnext); next != 0 && atomic.Casuintptr(&pp.runnext, next, 0) {
			runqput(pp, (*g)(unsafe.Pointer(next)), false)
		}
		// The global queue and this p's take turns: goroutines whose slice ended are in the global one, so always looking there
		// first would starve the others.
		if sched.runqsize > 0 && pp.schedtick&1 == 0 {
			lock(&sched.lock)
			gp = globrunqget(pp, 1)
			unlock(&sched.lock)
			if gp != nil {
				return gp, false
			}
		}
		gp, _ = runqget(pp)
		if gp != nil {
			return gp, false
		}
	}
	gp, inheritTime = runqget(pp)
	if gp != nil {
		return gp, inheritTime
	}
	if sched.runqsize != 0 {
		lock(&sched.lock)
		gp = globrunqget(pp, 0)
		unlock(&sched.lock)
		if gp != nil {
			return gp, false
		}
	}
	if netpollWanted() && pollEdges(0) != 0 {
		lock(&sched.lock)
		gp = globrunqget(pp, 0)
		unlock(&sched.lock)
		if gp != nil {
			wakep()
			return gp, false
		}
	}
	// Steal, unless half of the busy ps' ms spin already.
	if mp.spinning || 2*atomic.Load(&sched.nmspinning) < uint32(gomaxprocs)-atomic.Load(&sched.npidle) {
		if !mp.spinning {
			mp.spinning = true
			atomic.Xadd(&sched.nmspinning, 1)
		}
		gp = stealWork(pp)
		if gp != nil {
			return gp, false
		}
	}
	if atomic.Load(&gcwork.phase) != gcOff && gcidle() {
		goto top
	}
	// Nothing. Give the p up, then look once more: work may have come between the last look and now.
	pp.timers.tidy(0)
	lock(&sched.lock)
	if sched.runqsize != 0 {
		gp = globrunqget(pp, 0)
		unlock(&sched.lock)
		return gp, false
	}
	releasep()
	pidleput(pp)
	unlock(&sched.lock)
	wasSpinning := mp.spinning
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
		for i := 0; i < len(allp); i++ {
			if !runqempty(allp[i]) {
				lock(&sched.lock)
				pp = pidleget()
				unlock(&sched.lock)
				if pp != nil {
					acquirep(pp)
					if wasSpinning {
						mp.spinning = true
						atomic.Xadd(&sched.nmspinning, 1)
					}
					goto top
				}
				break
			}
		}
		if sched.runqsize != 0 {
			lock(&sched.lock)
			pp = pidleget()
			unlock(&sched.lock)
			if pp != nil {
				acquirep(pp)
				goto top
			}
		}
	}
	stopm()
	goto top
}

func stealWork(pp *p) *g {
	n := uint32(len(allp))
	for try := 0; try < 4; try++ {
		start := cheaprand() % n
		for i := uint32(0); i < n; i++ {
			victim := allp[(start+i)%n]
			if victim == pp {
				continue
			}
			gp := runqsteal(pp, victim, try == 3)
			if gp != nil {
				return gp
			}
		}
		if try == 2 {
			checkAllTimers()
			gp, _ := runqget(pp)
			if gp != nil {
				return gp
			}
		}
	}
	return nil
}

// ---- threads locked to goroutines

func stoplockedm() {
	mp := tcbGetM()
	if mp.p != nil {
		pp := releasep()
		handoffp(pp)
	}
	lock(&sched.lock)
	sched.nmidle++
	mp.blocked = true
	checkdead()
	unlock(&sched.lock)
	if mp.ishost && atomic.Xadd(&deadlocks.blocked, 1) == 1 {
		sysmonwake()
	}
	if traceon {
		trace0(traceThreadPark)
	}
	if mp.ishost {
		hostpark(mp)
	} else {
		notesleep(&mp.park)
	}
	noteclear(&mp.park)
	if mp.ishost {
		atomic.Xadd(&deadlocks.blocked, -1)
	}
	if traceon {
		trace0(traceThreadUnpark)
	}
	pp := mp.nextp
	mp.nextp = nil
	acquirep(pp)
}

func startlockedm(gp *g) {
	mp := gp.lockedm
	lock(&sched.lock)
	sched.nmidle--
	mp.blocked = false
	unlock(&sched.lock)
	pp := releasep()
	mp.nextp = pp
	wakem(mp)
	stopm()
}

func LockOSThread() {
	gp := getg()
	mp := tcbGetM()
	mp.lockedg = gp
	gp.lockedm = mp
	mp.locks++
}

func UnlockOSThread() {
	gp := getg()
	mp := tcbGetM()
	if mp.lockedg != gp {
		return
	}
	mp.locks--
	if mp.locks == 0 {
		mp.lockedg = nil
		gp.lockedm = nil
	}
}

// ---- system calls

// entersyscall saves what the collector must know of the goroutine (asm_amd64.s) and goes on in entersyscall1.
func entersyscall()

// entersyscall1 lends the p out: sysmon hands it to another m if the call lasts. No allocation between it and the end of exitsyscall.
func entersyscall1() {
	noPreemptInc()
	gp := getg()
	mp := tcbGetM()
	pp := mp.p
	gp.syscallbp = uintptr(getframeaddr())
	if traceon {
		trace0(traceSyscallEnter)
	}
	mp.oldp = pp
	mp.p = nil
	pp.m = nil
	pp.syscalltick++
	atomic.Store(&gp.atomicstatus, _Gsyscall)
	atomic.Store(&pp.status, _Psyscall)
	if wait := atomic.Load(&sched.sysmonwait); wait != 0 && (wait == sysmonSleeps || atomic.Load(&sched.npidle) == 0) {
		sysmonwake()
	}
	if stressHandoff && atomic.Cas(&pp.status, _Psyscall, _Pidle) {
		if traceon {
			trace2(traceProcRetake, uint64(pp.id), traceRetakeStress)
		}
		systemstack(func() { handoffp(pp) })
	}
}

// exitsyscall takes the p back, or another, or queues the goroutine.
func exitsyscall() {
	gp := getg()
	mp := tcbGetM()
	pp := mp.oldp
	mp.oldp = nil
	if pp != nil && atomic.Load(&pp.status) == _Psyscall && atomic.Cas(&pp.status, _Psyscall, _Prunning) {
		mp.p = pp
		pp.m = mp
		tcbSetMarking(atomic.Load(&gcwork.phase))
		aftersyscall(gp)
		noPreemptDec()
		return
	}
	mp.mcache = nil
	noPreemptDec()
	if atomic.Load(&sched.npidle) != 0 {
		lock(&sched.lock)
		pp = pidleget()
		unlock(&sched.lock)
		if pp != nil {
			acquirep(pp)
			aftersyscall(gp)
			return
		}
	}
	mcall(exitsyscall0)
}

// aftersyscall: gp goes on on its m, which has a p again.
func aftersyscall(gp *g) {
	if atomic.Load(&gcwork.phase) != gcOff {
		systemstack(scancurg)
	}
	if traceon {
		trace0(traceSyscallExit)
	}
	atomic.Store(&gp.atomicstatus, _Grunning)
}

func scancurg() { scanbeforerun(tcbGetM().curg) }

func exitsyscall0(gp *g) {
	mp := tcbGetM()
	if traceon {
		trace0(traceSyscallQueue)
	}
	atomic.Store(&gp.atomicstatus, _Grunnable)
	gp.m = nil
	mp.curg = nil
	lock(&sched.lock)
	pp := pidleget()
	if pp == nil {
		globrunqput(gp)
		unlock(&sched.lock)
		if mp.lockedg != nil {
			// Whoever takes gp from the queue hands it, with a p, to this m.
			stoplockedm()
			execute(gp, false)
		}
		stopm()
		schedule()
	}
	unlock(&sched.lock)
	acquirep(pp)
	execute(gp, false)
}

// ---- random numbers (wyrand), seeded from the system

var randseed uint64

func randinit() {
	syscall6(_SYS_getrandom, uintptr(unsafe.Pointer(&randseed)), 8, 0, 0, 0, 0)
}

func rand() uint64 {
	return mix64(atomic.Xadd64(&randseed, -0x61c8864680b583eb))
}

// mix64 is splitmix64's finaliser.
func mix64(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// cheaprand is for scheduling decisions and map seeds; per m, not locked.
func cheaprand() uint32 {
	mp := tcbGetM()
	mp.randstate += 0x9e3779b97f4a7c15
	return uint32(mix64(mp.randstate) >> 32)
}

// ---- sudogs, cached per p, then on sched.sudogcache

func acquireSudog() *sudog {
	noPreemptInc()
	pp := tcbGetM().p
	s := pp.sudogcache
	if s == nil {
		s = refillSudogs(pp)
	}
	pp.sudogcache = s.next
	pp.sudogN--
	s.next = nil
	noPreemptDec()
	return s
}

//go:noinline
func refillSudogs(pp *p) *sudog {
	lock(&sched.sudoglock)
	for pp.sudogN < 32 && sched.sudogcache != nil {
		s := sched.sudogcache
		sched.sudogcache = s.next
		s.next = pp.sudogcache
		pp.sudogcache = s
		pp.sudogN++
	}
	unlock(&sched.sudoglock)
	for pp.sudogN < 8 {
		s := (*sudog)(persistentalloc(unsafe.Sizeof(sudog{})))
		s.next = pp.sudogcache
		pp.sudogcache = s
		pp.sudogN++
	}
	return pp.sudogcache
}

func releaseSudog(s *sudog) {
	noPreemptInc()
	pp := tcbGetM().p
	s.g = nil
	s.elem = nil
	s.c = nil
	s.next = pp.sudogcache
	pp.sudogcache = s
	pp.sudogN++
	if pp.sudogN >= 128 {
		lock(&sched.sudoglock)
		for pp.sudogN > 64 {
			s = pp.sudogcache
			pp.sudogcache = s.next
			pp.sudogN--
			s.next = sched.sudogcache
			sched.sudogcache = s
		}
		unlock(&sched.sudoglock)
	}
	noPreemptDec()
}
