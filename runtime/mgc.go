// The collector: mark and sweep, not moving, marking beside the program.
//
//	gctrigger (in mallocgc) or GC ─▶ gcstart: sweep what is left ─▶ stop the world, empty all caches, barriers on, start it ─▶ mark
//	(mgcmark.go, mgcpacer.go) ─▶ gcfinish: stop the world, nothing left to mark? barriers off, start it ─▶ sweep as spans are
//	needed (mcentral.go)
//
// What could be reached when the world stood still first is marked, and what is allocated from then on (markrun). That asks of the program
// that no pointer is overwritten unseen (mwb.go), and of the scheduler that no goroutine goes on before its stack was looked through (mgcmark.go).
//
// The heap is precise (mbitmap.go); stacks, registers and package variables are conservative: each of their words that is an address in an
// object keeps it. Compiled code must therefore always have an address inside an object it will still use, somewhere on the
// stack or in a register; the back end is told not to make addresses outside of objects (golite/native/optimize.py).
//
// A goroutine that starts, helps or ends a collection waits in mcall while its m does the work on g0, and goes on where it was, on the same m and p.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

const heapMinimum = 4 << 20 // bytes at which the first collection starts, for GOGC=100

var (
	gcdue     uint32 // somebody should call gctrigger: the heap has grown to the goal, or each allocation is to be looked at
	gcpercent int32  // GOGC; negative: off
	gclimit   int64  // GOMEMLIMIT, in bytes
	gctrace   int32
	gcenabled bool

	gcstats struct {
		live      uint64 // atomic: bytes in use after marking, and all runs handed to ps since
		goal      uint64 // live at which the next collection should be through
		trigger   uint64 // live at which it starts
		marked    uint64 // bytes that the last marking found, and what was allocated meanwhile
		scanned   uint64 // bytes it looked through
		black     uint64 // atomic: bytes allocated since marking began
		roots     uint64 // bytes of stacks and variables that it looked through
		freed     uint64 // atomic: objects freed by sweeping
		freedsize uint64 // atomic: bytes of them
		cycles    uint32
		forced    uint32
		last      int64 // when the last cycle ended: nanoseconds since 1970
		ended     int64 // atomic: the same by nanotime, or when the program started, or when sysmon last forced one
		before    uint64 // live when marking began
		stopped   int64  // nanotime: when its world was stopped, was started
		started   int64
		work      int64 // atomic: nanoseconds of all ms in marking, in this cycle
		assist    int64 // atomic: of those, on behalf of goroutines that allocate
		pausing   int64 // this cycle's pauses so far
		pause     uint64
		pauses    [256]uint64
		pauseends [256]uint64
		begun     int64 // when the program started
		cpu       int64 // nanoseconds of all ms in collections
		asked     bool  // the program asked for this cycle
	}
)

func gcinit() {
	gcpercent = 100
	gclimit = 1<<63 - 1
	if v := gogetenv("GOGC"); v == "off" {
		gcpercent = -1
	} else if n, ok := parseint(v, 32); ok {
		gcpercent = int32(max(n, -1))
	}
	if v := gogetenv("GOMEMLIMIT"); v != "" && v != "off" {
		n, ok := parsebytes(v)
		if !ok {
			print("GOMEMLIMIT=", v, "\n")
			throw("malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`")
		}
		gclimit = n
	}
	gctrace = debugvar("gctrace")
	gcstats.begun = nanotime()
	gcstats.ended = gcstats.begun
	gcgoal()
	gcenabled = true
	if stressGC != 0 {
		gcdue = 1
	}
}

// gcStart_m starts a cycle if none goes on, and goes on with gp.
func gcStart_m(gp *g) *g {
	detach(gp, waitReasonGarbageCollection)
	gp.gcbegan = gcstart(false)
	return attach(gp, gp.gcbegan) // or makes room for whoever stops the world
}

// gcForce_m is gcStart_m for who calls runtime.GC.
func gcForce_m(gp *g) *g {
	detach(gp, waitReasonGarbageCollection)
	gp.gcbegan = gcstart(true)
	return attach(gp, gp.gcbegan)
}

// GC runs a full collection and sweeps all of the heap.
func GC() {
	gcforce()
	finishsweep()
}

// gcforce runs a cycle that begins after the call; one that goes on already has begun too early.
func gcforce() {
	atomic.Xadd(&gcstats.forced, 1)
	gp := getg()
	for {
		mcall(gcForce_m)
		began := gp.gcbegan
		gcwait()
		if began {
			return
		}
	}
}

// forcegc starts a collection if there was none for two minutes: finalizers and cleanups are to run some time, also of what was dropped without anything
// being allocated since. On sysmon's thread.
func forcegc() {
	if !mainStarted || gcpercent < 0 {
		return
	}
	now := nanotime()
	if now-atomic.Loadint64(&gcstats.ended) < forcegcNS {
		return
	}
	atomic.Storeint64(&gcstats.ended, now)
	goready(newsystemproc(forcegchelper))
}

func forcegchelper() {
	if gctrace > 0 {
		print("GC forced\n")
	}
	mcall(gcStart_m)
}

// gcstart begins a cycle, which the program asked for or not; false if one goes on, or the world is somebody else's. On g0, with a p and no goroutine.
func gcstart(forced bool) bool {
	if atomic.Load(&gcwork.phase) != gcOff || !tryWorld() {
		return false
	}
	if atomic.Load(&gcwork.phase) != gcOff || !forced && gcpercent < 0 && atomic.Load64(&gcstats.live) < gcstats.trigger {
		doneWorld() // somebody else was faster, or the program has turned collections off since this one was due
		return false
	}
	if traceon {
		trace2(traceGCStart, uint64(gcstats.cycles)+1, atomic.Load64(&gcstats.live))
	}
	finishsweep()
	took := stopTheWorld()
	gcstats.stopped = nanotime() - took
	if poolcleanup != nil {
		poolcleanup()
	}
	flushcaches()
	gcstats.before = atomic.Load64(&gcstats.live)
	gcstats.asked = forced
	gcstats.black = 0
	gcstats.work = 0
	gcstats.assist = 0
	gcroots()
	gcpace()
	atomic.Store(&gcwork.phase, gcMarking)
	tcbSetMarking(gcMarking)
	if traceon {
		trace0(traceMarkBegin)
	}
	gcstats.started = startTheWorld()
	gcstats.pausing = gcstats.started - gcstats.stopped
	doneWorld()
	gcwakeidle()
	return true
}

// flushcaches empties all ps' caches of spans. The world is stopped.
func flushcaches() {
	for i := 0; i < len(allp); i++ {
		allp[i].mcache.flush()
	}
	mcache0.flush()
}

// gcfinish ends the cycle if nothing is left to mark; false if something is, or the world is somebody else's. On g0, with a p and no goroutine.
func gcfinish() bool {
	if !tryWorld() {
		return false
	}
	if atomic.Load(&gcwork.phase) != gcMarking || !nothingToMark() {
		doneWorld()
		return false
	}
	start := nanotime()
	stopTheWorld()
	w := &tcbGetM().gcw
	for mp := allm; mp != nil; mp = mp.alllink {
		wbflush(mp, w)
	}
	if w.drain(gcFinishWork) {
		// More than one would wait for: beside the program again.
		gcstats.pausing += startTheWorld() - start
		doneWorld()
		return false
	}
	takespecials(specialWeak)
	for markfinalizers(w) {
		w.drain(allWork)
	}
	takespecials(specialCleanup)
	if traceon {
		trace1(traceMarkEnd, gcwork.bytes)
	}
	flushcaches()
	live := gcwork.bytes + atomic.Load64(&gcstats.black)
	peak := atomic.Load64(&gcstats.live)
	goal := gcstats.goal
	gcstats.marked = live
	gcstats.scanned = gcwork.scanned
	gcstats.roots = gcwork.rootbytes
	atomic.Store64(&gcstats.live, live)
	gcgoal()
	for i := range central {
		c := &central[i]
		c.unswept.take(&c.full)
		c.unswept.take(&c.partial)
	}
	atomic.Store(&gcwork.phase, gcOff)
	tcbSetMarking(gcOff)
	sec, nsec := walltime()
	n := gcstats.cycles % 256
	end := nanotime()
	pause := gcstats.pausing + end - start
	gcstats.last = sec*1000000000 + int64(nsec)
	atomic.Storeint64(&gcstats.ended, end)
	gcstats.pause += uint64(pause)
	gcstats.pauses[n] = uint64(pause)
	gcstats.pauseends[n] = uint64(gcstats.last)
	gcstats.cpu += pause*int64(gomaxprocs) + atomic.Loadint64(&gcstats.work)
	atomic.Xadd(&gcstats.cycles, 1)
	if traceon {
		trace2(traceGCEnd, live, gcstats.trigger)
	}
	if gctrace > 0 {
		printcycle(start-gcstats.started, end-start, peak, goal) // before anybody goes on, who may end the program or begin the next cycle
	}
	startTheWorld()
	doneWorld()
	finq.wake()
	cleanupq.wake()
	// Large objects need no sweeping to be freed, and are worth the most. Not if the next cycle wants to begin.
	sweeplarge()
	scavenge(1)
	stackscavenge(false)
	return true
}

// printcycle writes the line of GODEBUG=gctrace=1, as Go has it: the first pause, marking beside the program, the last pause.
func printcycle(marking, last int64, peak, goal uint64) {
	printlock()
	share := int64(0)
	if elapsed := nanotime() - gcstats.begun; elapsed > 0 {
		share = min(100, gcstats.cpu*100/(elapsed*int64(ncpu)))
	}
	first := gcstats.started - gcstats.stopped
	print("gc ", gcstats.cycles, " @")
	printdecimal((gcstats.stopped-gcstats.begun)/1000000, 3)
	print("s ", share, "%: ")
	printms(first)
	print("+")
	printms(marking)
	print("+")
	printms(last)
	print(" ms clock, ")
	printms(first * int64(gomaxprocs))
	print("+")
	printms(gcstats.assist)
	print("/")
	printms(gcstats.work - gcstats.assist)
	print("/0+")
	printms(last * int64(gomaxprocs))
	print(" ms cpu, ", gcstats.before>>20, "->", peak>>20, "->", gcstats.marked>>20, " MB, ", goal>>20, " MB goal, ", gcwork.stackbytes>>20, " MB stacks, ",
		(gcstats.roots-gcwork.stackbytes)>>20, " MB globals, ", gomaxprocs, " P")
	if gcstats.asked {
		print(" (forced)")
	}
	print("\n")
	printunlock()
}

// printms prints ns nanoseconds in milliseconds: whole ones from 10 on, else two digits that matter, at most three behind the point.
func printms(ns int64) {
	if ns >= 10000000 {
		print(ns / 1000000)
		return
	}
	n, decimals := ns/1000, 3
	if n == 0 {
		print("0")
		return
	}
	for n >= 100 {
		n /= 10
		decimals--
	}
	printdecimal(n, decimals)
}

// printdecimal prints n with a point before its last digits, so many.
func printdecimal(n int64, decimals int) {
	unit := int64(1)
	for range decimals {
		unit *= 10
	}
	print(n / unit)
	if decimals == 0 {
		return
	}
	print(".")
	for n %= unit; unit > 1; n %= unit {
		unit /= 10
		print(n / unit)
	}
}
