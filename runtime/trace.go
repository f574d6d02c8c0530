// The event trace: what happens to goroutines, threads and ps, and when. GOLITE_TRACE names the file; docs/trace.md has its format.
//
//	traceX, on any m ─▶ the m's ring (tracebuf) ─▶ the writer, a thread of its own (tracewriter.go) ─▶ the file
//
// Each place that has something to tell does so by "if traceon { traceX(…) }", which is all that a program without trace pays for it; no such
// place is in compiled code. A ring has one writer, its m, which nobody preempts in package runtime, and one reader. Neither waits for the other: an
// event that finds no room is counted, and the next that does tells how many were lost.
//
// A ring holds a stream of records: a byte for the kind, the time since the record before, the kind's numbers, all of them varints. What m and p have in
// hand is not in each record but follows from those before (the goroutine from traceGoRun on, the p from traceProcStart on), which is why a stream begins with
// traceSync, and goes on with one after events were lost.
//
// Several ms see one goroutine. The clocks of their cores may differ by a little, so what another m than the one that runs it can tell of a
// goroutine carries a number that counts such events, gp.traceseq: that orders them for certain. A record is made before what it tells can be seen by other ms.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// Kinds of records, with their numbers. Known to golite/trace/events.py and docs/trace.md.
const (
	traceNothing      = iota
	traceSync         // lost events, p+1 or 0, goroutine or 0; the time is not a difference
	traceProcStart    // p: the m has it now
	traceProcStop     // p: the m has it no longer
	traceProcIdle     // p: it went to the idle list
	traceProcRetake   // p, why: it was taken from an m in a system call
	traceProcHandoff  // p: an m is looked for that runs it
	traceThreadStart  // thread's id
	traceThreadPark   // the m has nothing to do and sleeps
	traceThreadUnpark // it was woken
	traceGoCreate     // goroutine, function, 2*go statement + 1 if it is parked
	traceGoRun        // goroutine, sequence number
	traceGoPark       // waitReason
	traceGoReady      // goroutine, sequence number
	traceGoSwitch     // goroutine, sequence number: readied by a coroutine switch
	traceGoPreempt
	traceGoYield
	traceGoEnd
	traceSyscallEnter
	traceSyscallExit
	traceSyscallQueue // the system call is over, but there is no p to run the goroutine
	traceStackGrow    // bytes of the new segment, of all
	traceGCStart      // cycle, bytes of heap
	traceGCEnd        // bytes of heap, bytes at which the next cycle starts
	traceStopBegin    // somebody asks all ps to stop
	traceStopDone     // they have
	traceStopEnd      // they may go on
	traceMarkBegin
	traceMarkEnd // bytes marked
	traceSweepBegin
	traceSweepEnd
	traceTimer // nanoseconds that it fired late
	traceProcs // GOMAXPROCS

	traceKinds
)

// Why a p was taken (traceProcRetake).
const (
	traceRetakeSysmon = iota // the system call lasts
	traceRetakeStress
	traceRetakeStop // the world stops
)

// traceargs has how many numbers each kind has.
var traceargs = [traceKinds]uint8{
	traceSync: 3, traceProcStart: 1, traceProcStop: 1, traceProcIdle: 1, traceProcRetake: 2, traceProcHandoff: 1, traceThreadStart: 1,
	traceGoCreate: 3, traceGoRun: 2, traceGoPark: 1, traceGoReady: 2, traceGoSwitch: 2, traceStackGrow: 2, traceGCStart: 2, traceGCEnd: 2,
	traceMarkEnd: 1, traceTimer: 1, traceProcs: 1,
}

const (
	traceRing = 1 << 20 // bytes; a power of two
	traceMost = 128     // bytes that one event can take: traceSync, traceProcStart and a record of three numbers
)

// traceon: events are noted. Set before the first goroutine exists; unset only if the file cannot be written any more.
var traceon bool

// tracebuf is an m's ring. Its memory is the system's, not the heap's, and holds no pointers.
type tracebuf struct {
	head  uint64 // atomic: bytes put in; the m's
	ticks uint64 // of the last record
	lost  uint64 // events since the last record that found no room; read by the writer at the end
	g     uint64 // the goroutine that the records so far leave the m with, 0: none
	p     int32  // the p likewise, -1: none
	_     [28]byte
	tail  uint64 // atomic: bytes taken out; the writer's
	_     [56]byte
	data  [traceRing]byte
}

// traceticks is the time stamp counter, not read before what comes before it.
func traceticks() uint64

func tracenewbuf() *tracebuf {
	t := (*tracebuf)(sysAlloc(unsafe.Sizeof(tracebuf{})))
	t.p = -1
	return t
}

// varint puts v at at, and gives where it ends.
//
//go:nosplit
func (t *tracebuf) varint(at, v uint64) uint64 {
	for v >= 0x80 {
		t.data[at%traceRing] = byte(v) | 0x80
		at++
		v >>= 7
	}
	t.data[at%traceRing] = byte(v)
	return at + 1
}

// traceevent notes an event; traceNothing only that the m has another p than before. It does not split the stack, whose growth is an event itself: that
// would come into the middle of this one.
//
//go:nosplit
//go:noinline
func traceevent(kind, a, b, c uint64) {
	mp := tcbGetM()
	t := mp.trace
	p := int32(-1)
	if mp.p != nil {
		p = mp.p.id
	}
	if kind == traceNothing && p == t.p {
		return
	}
	at := t.head
	if at-atomic.Load64(&t.tail) > traceRing-traceMost {
		t.lost++
	} else {
		now := traceticks()
		if now < t.ticks {
			now = t.ticks
		}
		d := now - t.ticks
		t.ticks = now
		if t.lost != 0 || at == 0 {
			t.data[at%traceRing] = traceSync
			at = t.varint(at+1, now)
			at = t.varint(at, t.lost)
			at = t.varint(at, uint64(p+1))
			at = t.varint(at, t.g)
			t.lost = 0
			t.p = p
			d = 0
		}
		if p != t.p {
			t.data[at%traceRing] = traceProcStart
			id := uint64(p)
			if p < 0 {
				t.data[at%traceRing] = traceProcStop
				id = uint64(t.p)
			}
			at = t.varint(at+1, d)
			at = t.varint(at, id)
			t.p = p
			d = 0
		}
		if kind != traceNothing {
			t.data[at%traceRing] = byte(kind)
			at = t.varint(at+1, d)
			n := traceargs[kind]
			if n > 0 {
				at = t.varint(at, a)
			}
			if n > 1 {
				at = t.varint(at, b)
			}
			if n > 2 {
				at = t.varint(at, c)
			}
		}
		atomic.Store64(&t.head, at)
	}
	switch kind {
	case traceGoRun:
		t.g = a
	case traceGoPark, traceGoPreempt, traceGoYield, traceGoEnd, traceSyscallQueue:
		t.g = 0
	case traceSyscallEnter:
		t.p = -1 // lent
	}
	if at-atomic.Load64(&t.tail) > traceRing/2 && atomic.Load(&trace.wanted) == 0 {
		tracewake()
	}
}

// traceproc notes which p the m has.
func traceproc() { traceevent(traceNothing, 0, 0, 0) }

func tracegocreate(gp *g, parked uint64) {
	gp.traceseq = 0
	fn := tracesymbol(**(**uintptr)(unsafe.Pointer(&gp.startfn)))
	site := uint64(0)
	if gp.gopc != 0 {
		site = tracesymbol(gp.gopc - 1)
	}
	traceevent(traceGoCreate, gp.goid, fn, site<<1|parked)
}

func tracegorun(gp *g) {
	gp.traceseq++
	traceevent(traceGoRun, gp.goid, gp.traceseq, 0)
}

func tracegoready(gp *g) {
	gp.traceseq++
	traceevent(traceGoReady, gp.goid, gp.traceseq, 0)
}

func tracegoswitch(gp *g) {
	gp.traceseq++
	traceevent(traceGoSwitch, gp.goid, gp.traceseq, 0)
}

func tracegopark(reason waitReason) { traceevent(traceGoPark, uint64(reason), 0, 0) }

// trace0 notes an event without numbers.
func trace0(kind uint64) { traceevent(kind, 0, 0, 0) }

// trace1 notes an event with one number, trace2 with two.
func trace1(kind, a uint64)    { traceevent(kind, a, 0, 0) }
func trace2(kind, a, b uint64) { traceevent(kind, a, b, 0) }

// ---- code addresses by number: the trace has names of functions, which the writer looks up

const traceSymbols = 1 << 16 // room; at most half of it is used

// tracesyms is a hash table of pcs, allocated when the trace starts. Only grows. An entry's id is written before its pc, and pcs before count.
var tracesyms struct {
	lock  mutex
	count uint32                 // atomic: numbers in use; they begin at 1
	keys  *[traceSymbols]uintptr // atomic: pcs
	ids   *[traceSymbols]uint32
	pcs   *[traceSymbols]uintptr // by number
}

func tracesyminit() {
	tracesyms.keys = (*[traceSymbols]uintptr)(sysAlloc(traceSymbols * 8))
	tracesyms.ids = (*[traceSymbols]uint32)(sysAlloc(traceSymbols * 4))
	tracesyms.pcs = (*[traceSymbols]uintptr)(sysAlloc(traceSymbols * 8))
}

// tracesymbol is the number of a code address, 0 if there are too many.
func tracesymbol(pc uintptr) uint64 {
	i := uint64(pc) * hashk0 >> 48
	for {
		k := atomic.Loaduintptr(&tracesyms.keys[i])
		if k == pc {
			return uint64(tracesyms.ids[i])
		}
		if k == 0 {
			break
		}
		i = (i + 1) % traceSymbols
	}
	lock(&tracesyms.lock)
	for tracesyms.keys[i] != 0 && tracesyms.keys[i] != pc {
		i = (i + 1) % traceSymbols
	}
	id := uint64(0)
	if tracesyms.keys[i] == pc {
		id = uint64(tracesyms.ids[i])
	} else if tracesyms.count < traceSymbols/2 {
		id = uint64(tracesyms.count + 1)
		tracesyms.ids[i] = uint32(id)
		tracesyms.pcs[id] = pc
		atomic.Storeuintptr(&tracesyms.keys[i], pc)
		atomic.Store(&tracesyms.count, uint32(id))
	}
	unlock(&tracesyms.lock)
	return id
}
