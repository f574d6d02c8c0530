package waiting

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

const maxWhen = 1<<63 - 1
const maxAlloc = 1 << 47
const hashk0 = 0x9e3779b97f4a7c15

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
)

type mutex struct{ key uint32 }

func lock(l *mutex) {
	for !atomic.CompareAndSwapUint32(&l.key, 0, 1) {
		runtime.Gosched()
	}
}
func unlock(l *mutex) {
	if atomic.SwapUint32(&l.key, 0) != 1 {
		panic("unlock of unlocked")
	}
}

type g struct {
	_panic       *int
	waiting      *sudog
	param        unsafe.Pointer
	selectDone   uint32
	schedlink    *g
	timer        unsafe.Pointer
	sleepwhen    int64
	wake         chan bool
	state        int32
	atomicstatus uint32
	m            *m
}
type p struct {
	id        int32
	schedtick uint32
	timers    *timers
}
type m struct {
	g0, curg *g
	p        *p
}
type sc struct {
	npidle, nmspinning uint32
	runqsize           int32
}

var sched sc
var gomaxprocs, ncpu int32 = 2, 2

const maxProcs = 2

var p0, p1 p
var allp = []*p{&p0, &p1}

func init() {
	p1.id = 1
	maketimers(&p0)
	maketimers(&p1)
}

var m1 = m{g0: &g{}, p: &p0}

const _Grunnable = 1

func tcbGetM() *m              { return &m1 }
func noPreemptInc()            {}
func noPreemptDec()            {}
func runqput(*p, *g, bool)     {}
func runqempty(*p) bool        { return true }
func schedule()                {}
func mcall(f func(*g))         { runtime.Gosched() }
func procyield1()              { runtime.Gosched() }
func keepAlive(unsafe.Pointer) {}
func preemptcheck()            {}

const traceon, traceTimer, traceGoYield = false, 0, 0

func trace0(event uint8) {}

func trace1(event uint8, arg uint64)            {}
func tcbMarking() uint32                   { return 0 }
func shaderange(p unsafe.Pointer, n uintptr) {}

var gs sync.Map

func getg() *g {
	var buf [64]byte
	b := buf[:runtime.Stack(buf[:], false)]
	b = b[len("goroutine "):]
	id, _ := strconv.Atoi(string(b[:bytes.IndexByte(b, ' ')]))
	x, ok := gs.Load(id)
	if !ok {
		x = &g{wake: make(chan bool, 1)}
		gs.Store(id, x)
	}
	return x.(*g)
}

func gopark(f func(*g, unsafe.Pointer) bool, l unsafe.Pointer, r waitReason) {
	gp := getg()
	if !atomic.CompareAndSwapInt32(&gp.state, 0, 1) {
		panic("park")
	}
	if f != nil {
		f(gp, l)
	}
	<-gp.wake
}
func parkunlock_c(gp *g, l unsafe.Pointer) bool { unlock((*mutex)(l)); return true }
func goparkunlock(l *mutex, r waitReason)       { gopark(parkunlock_c, unsafe.Pointer(l), r) }
func goready(gp *g) {
	if !atomic.CompareAndSwapInt32(&gp.state, 1, 0) {
		panic("goready of running g")
	}
	gp.wake <- true
}
func acquireSudog() *sudog { return &sudog{} }
func releaseSudog(s *sudog) {
	if s.next != nil || s.prev != nil || s.waitlink != nil || s.elem != nil && s.c == nil && s.g == nil {
		panic("releaseSudog: dirty")
	}
	s.g = nil
	s.elem = unsafe.Pointer(uintptr(0xdead0))
}
func add(p unsafe.Pointer, x uintptr) unsafe.Pointer { return unsafe.Pointer(uintptr(p) + x) }

var keep sync.Map

func mallocgc(n uintptr, t *_type, z bool) unsafe.Pointer {
	b := make([]uint64, (n+7)/8+1)
	keep.Store(&b[0], b)
	return unsafe.Pointer(&b[0])
}
func memmove(to, from unsafe.Pointer, n uintptr) {
	copy(unsafe.Slice((*byte)(to), n), unsafe.Slice((*byte)(from), n))
}
func memclrNoHeapPointers(p unsafe.Pointer, n uintptr) { clear(unsafe.Slice((*byte)(p), n)) }
func cheaprand() uint32                                { return rand.Uint32() }
func throw(s string)                                   { panic("throw: " + s) }
func fatal(s string)                                   { panic("fatal: " + s) }
func mulover(a, b uintptr) (uintptr, bool) {
	h, l := mul64(uint64(a), uint64(b))
	return uintptr(l), h != 0
}
func cmpstring(a, b string) int { return 0 }

var t0 = time.Now()

func nanotime() int64          { return int64(time.Since(t0)) + 1 }
func walltime() (int64, int32) { return 0, 0 }
func wakeNetPoller(when int64) {}
