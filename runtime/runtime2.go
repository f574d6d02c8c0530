// The runtime's central structs: g, m, p, schedt, and the small types they are made of.
//
// Invariants:
//   - A g is on exactly one list at a time (run queue, free list, wait queue of a channel or lock), or on none while it runs
//     or sits in a system call. gp.schedlink is the link of whatever list that is.
//   - Only the m that owns a p touches the p's run queue tail, caches and free lists; other ms take from its head.
//   - sched.lock guards the global run queue, the idle lists and the counters beside them.
//   - gs and ms are never freed; a dead g is reused with its first stack segment.
package runtime

import "unsafe"

// Statuses of a g. As in Go; a g is readied by whoever moves it from _Gwaiting to _Grunnable.
const (
	_Gidle = iota
	_Grunnable
	_Grunning
	_Gsyscall
	_Gwaiting
	_Gdead
)

// Statuses of a p.
const (
	_Pidle = iota
	_Prunning
	_Psyscall
	_Pgcstop
	_Pdead
)

// mutex is a futex lock for the runtime's own use: short sections, never held across a park.
type mutex struct {
	key uint32 // 0 unlocked, 1 locked, 2 locked with sleepers
}

// note is a one-shot wake-up: one sleeper, one waker; noteclear before reuse.
type note struct {
	key uint32
}

// gobuf is what a switched-out g needs to go on; all else is on its stack.
// Known to asm_amd64.s.
type gobuf struct {
	sp uintptr
}

// g is a goroutine. The first fields, up to 104, are known to asm_amd64.s, and vars to golite/native/abi.py: change both.
type g struct {
	sched      gobuf     // 0: saved stack pointer while not running
	stackguard uintptr   // 8: the stack limit (%fs:0x70) where this g goes on, which says on what segment (stack.go)
	seg0       *stackseg // 16: the first segment, kept for reuse; nil: a thread's own stack
	m          *m        // 24: current m, nil when not running
	goid       uint64    // 32
	interpctx  uintptr   // 40: the closure of an interpreted function while its entry gets a new segment
	sysregs    [6]uintptr // 48: rbx rbp r12 to r15 at the last entersyscall
	syssp      uintptr    // 96: the stack pointer there
	sysguard   uintptr    // 104: the stack limit there
	vars       unsafe.Pointer // 112: the block of its group's variables (groupvars.go); set before the goroutine runs

	_panic       *_panic
	_defer       *_defer
	schedlink    *g
	atomicstatus uint32
	selectDone   uint32 // are we participating in a select and did someone win the race?
	sig          uint32
	killed       uint32 // how it is to end where it goes on (hostkill.go)
	scancycle    uint32 // atomic: twice the number of the last cycle that looked through this g, less 1 while that is being done
	waitsince    uint32 // when a cycle began that found it waiting, in seconds by nanotime; 0 since it ran
	lockstate    uint32 // atomic: of a call of the host's, what its thread does while it waits (lockosthread.go)
	waitreason   waitReason
	away         uint8     // so many times threads of the host's do not run it (hosthelp.go)
	goexiting    bool
	parkingOnChan bool
	throwsplit   bool
	issystem     bool      // one of the runtime's own
	paniconfault bool      // what debug.SetPanicOnFault set
	gcbegan      bool      // this goroutine's call of mcall(gcStart_m) began a cycle
	hostleft     bool      // hostcb is over: the host's thread looks at results, and then ends the goroutine, even while the world is stopped
	inhost       bool      // it waits for a function of the host's
	detoured     bool      // it is to end when it comes back to the program's code (hostdetour.go)
	shared       uint8     // not 0: it is in code of the program's that has something locked which is other programs', too
	waiting      *sudog    // sudog structures this g is waiting on, in lock order
	param        unsafe.Pointer // of who wakes it; the func for worldStopped_m
	stacksize    uintptr   // bytes in all segments
	startfn      unsafe.Pointer
	gopc         uintptr // return address of the go statement
	parentGoid   uint64
	alllink      *g      // the next older one on allgs
	allnewer     *g      // the next newer one, for traces, which go from the oldest on
	preemptctx   uintptr // signal context to resume from, 0 if the g was not preempted (preempt.go)
	preemptbuf   uintptr // where that context is kept, once the g was ever preempted
	syscallbp    uintptr
	lockedm      *m
	group        *group
	timer        unsafe.Pointer // cached timer of time.Sleep
	sleepwhen    int64          // until when it sleeps
	writebuf     []byte
	sigcode0     uintptr
	sigcode1     uintptr
	sigpc        uintptr
	cachedSudog  *sudog
	coro         *coro // the coroutine whose body this g runs (coro.go)
	coroto       *coro // where coroswitch goes
	hostcb       *hostcall // the host's call that this goroutine is (host.go)
	hostouter    *g        // the one around it on the same thread; of a dead one, see gfput
	parkedon     unsafe.Pointer // the notifyList or poller's state that it waits at
	breakid      uint64 // the goroutine that is not to wait in the kernel any more, by its goid (breakcall)
	traceseq     uint64 // events that other ms may have told of this goroutine (trace.go)
}

// group is one run of a program: what os.Exit, panics and deadlocks end. Made by golite/embed for those of a host; others belong to none (nil).
type group struct {
	id      uint64
	imports uintptr // *[…]*hostimport: Python functions that its Go code calls
	vars    unsafe.Pointer // the block of its variables (groupvars.go); nil: the main group's
	ending  uint32  // atomic: its goroutines are being ended (hostkill.go)
	failed  uint32  // atomic: why it ended from inside; 0: it did not
	exit    int32   // the status that os.Exit was given
	single  uint32  // what one of its goroutines does is no business of the others'
	streams [3]int32 // file descriptors of its standard streams
	scan    uint32   // number of the scan for deadlocks that found a goroutine of it running; one more: that it is stuck
	interrupts uint32 // atomic: how often handlers of signals that raised have ended its goroutines
}

// m is an OS thread. The first fields, up to 48, are known to asm_amd64.s: change both.
type m struct {
	g0          *g // 0: goroutine with the thread's own stack, where the scheduler runs
	curg        *g // 8: user goroutine now running
	wbnext      uintptr // 16: where in wbbuf the next pointer goes (mwb.go)
	wbend       uintptr // 24: the end of wbbuf
	wbfrom      uintptr // 32: what wbrange1 is to look through: address and size in bytes
	wbsize      uintptr // 40
	mcache      *mcache // 48: p's
	p           *p // attached p, nil when not running Go code
	nextp       *p
	oldp        *p // the p before a system call
	id          int64
	locks       int32
	spinning    bool
	blocked     bool // sleeping on park
	inIdle      bool // on sched.midle; guarded by sched.lock
	polling     uint32 // atomic: in epoll_wait, or about to be
	dying       int32
	park        note
	alllink     *m
	idleprev    *m
	idlenext    *m
	mstartfn    func()
	schedtick   uint32
	randstate   uint64
	thread      uintptr // pthread_t
	procid      uint64  // kernel thread id
	waitlock    unsafe.Pointer
	waitunlockf func(*g, unsafe.Pointer) bool
	lockedg     *g
	syscalltick uint32
	sigstack    uintptr
	throwing    int32
	ncgo        uint64
	gcw         gcworker
	wbbuf       [wbEntries]uintptr
	trace       *tracebuf // nil: nothing is traced
	ishost      bool      // a thread of the host's (host.go)
	interrupted uint32    // atomic: a signal has come (hostsignal.go)
	handling    *g        // atomic: what it has left to run the host's handlers of signals, or is about to
	ownsigstack bool      // sigstack is ours
	hostg       *g        // for its next call
	hostroots   *hostroots // what it has in Go's heap (hostroots.go)
	hostscopes  uintptr    // how many scopes are open
	hostpcs     [maxHostPCs]uintptr // frames of a call that panicked
	hub         *hub    // what it does for goroutines that are not its own (hosthub.go)
	hubgreenlet uintptr // the greenlet that takes items
	pystate     uintptr   // Python's state of the thread while it does not have the GIL (hostpycall.go)
	npydrops    uint32
	pydrops     [8]uintptr // objects that Go has no use for any more
}

// p is the right to run Go code, with the caches that make running it cheap.
type p struct {
	id          int32
	status      uint32
	link        *p
	schedtick   uint32 // one more at every execute
	syscalltick uint32 // one more at every system call
	sysmontick  sysmontick
	preempt     uint32 // atomic: the time slice is over
	m           *m
	mcache      *mcache
	runqhead    uint32
	runqtail    uint32
	runq        [256]*g
	runnext     uintptr // *g, runs next, inheriting the time slice
	gFree       *g
	gFreeN      int32
	sudogcache  *sudog
	sudogN      int32
	stackcache  [stackOrders]*stackseg
	stackcacheN [stackOrders]int32
	goidcache   uint64
	goidcacheend uint64
	gcshared    int64   // nanotime when it last marked its share (mgcpacer.go)
	timers      *timers // its timer heap; timerheaps has it too
}

type sysmontick struct {
	schedtick   uint32
	syscalltick uint32
	schedwhen   int64
	syscallwhen int64
	asked       uint32 // how often the signal was sent in this time slice
}

// schedt is the scheduler's shared state.
type schedt struct {
	lock mutex

	goidgen uint64 // atomic
	midle   *m     // idle ms, most recent first
	nmidle  int32
	mnext   int64 // number of ms created
	nmsys   int32 // ms not counted for deadlock (sysmon)
	nmfreed int64
	maxmcount int32

	ngsys  int32 // atomic
	pidle  *p
	npidle uint32 // atomic
	nmspinning uint32 // atomic
	needspinning uint32

	runqhead *g
	runqtail *g
	runqsize int32

	gFreelock mutex
	gFree     *g // batches of dead ones (goroutine.go)

	sudoglock  mutex
	sudogcache *sudog

	sysmonwait uint32
	sysmonnote note

	timerwaiter *m    // the idle m that sleeps until the next timer; guarded by lock
	timerwhen   int64 // atomic: until when it does, 0: there is none. Written under lock
	timerpolls  bool  // it waits for edges as well; guarded by lock

	ngcount int64 // atomic: goroutines alive, system ones not counted
	lastpoll int64
}

// waitReason says why a g waits; the text appears in tracebacks.
type waitReason uint8

const (
	waitReasonZero waitReason = iota
	waitReasonChanReceiveNilChan
	waitReasonChanSendNilChan
	waitReasonSelect
	waitReasonSelectNoCases
	waitReasonChanReceive
	waitReasonChanSend
	waitReasonSemacquire
	waitReasonSleep
	waitReasonSyncCondWait
	waitReasonSyncMutexLock
	waitReasonSyncRWMutexRLock
	waitReasonSyncRWMutexLock
	waitReasonSyncWaitGroupWait
	waitReasonIOWait
	waitReasonPanicWait
	waitReasonFinalizerWait
	waitReasonHostCall
	waitReasonCoroutine
	waitReasonGarbageCollection
	waitReasonCleanupWait
	waitReasonStoppingTheWorld
)

var waitReasonStrings = [...]string{
	"",
	"chan receive (nil chan)",
	"chan send (nil chan)",
	"select",
	"select (no cases)",
	"chan receive",
	"chan send",
	"semacquire",
	"sleep",
	"sync.Cond.Wait",
	"sync.Mutex.Lock",
	"sync.RWMutex.RLock",
	"sync.RWMutex.Lock",
	"sync.WaitGroup.Wait",
	"IO wait",
	"panicwait",
	"finalizer wait",
	"host call",
	"coroutine",
	"garbage collection",
	"cleanup wait",
	"stopping the world",
}

func (w waitReason) String() string {
	if int(w) >= len(waitReasonStrings) {
		return "unknown wait reason"
	}
	return waitReasonStrings[w]
}

var (
	sched      schedt
	allgs      *g // the newest, linked through alllink; guarded by allglock
	oldestg    *g // the oldest, linked through allnewer; guarded by allglock
	allglock   mutex
	allgsize   uint64 // bytes of the gs on allgs; guarded by allglock
	allm       *m // linked through alllink; guarded by sched.lock for writers
	allp       []*p
	gomaxprocs int32
	ncpu       int32
	maingroup  group
)

// Bodyless functions are assembly (asm_amd64.s), libc's, or single IR operations (docs/abi.md).

func getg() *g
func getframeaddr() unsafe.Pointer
func keepAlive(p unsafe.Pointer)
func procyield1()
func cputicks() int64

func tcbGetM() *m
func tcbSetM(mp *m)
func tcbSetG(gp *g)
func noPreemptInc()
func noPreemptDec()

func add(p unsafe.Pointer, x uintptr) unsafe.Pointer {
	return unsafe.Pointer(uintptr(p) + x)
}
