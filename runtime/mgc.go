// The collector: mark and sweep, not moving, with the world stopped while it marks.
//
//	gctrigger (in mallocgc) or GC ─▶ gcStart: sweep what is left ─▶ stop the world ─▶ mark, on all ps ─▶ start the world ─▶ sweep as
//	spans are needed (mcentral.go)
//
// The heap is precise (mbitmap.go); stacks, registers and package variables are conservative: each of their words that is an address in an
// object keeps it. Compiled code must therefore always have an address inside an object it will still use, somewhere on the
// stack or in a register; the back end is told not to make addresses outside of objects (golite/native/optimize.py).
//
// The goroutine that starts a collection waits in mcall while its m does the work on g0, and goes on where it was, on the same m and p.
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
		trigger   uint64 // live at which the next collection starts
		marked    uint64 // bytes that the last marking found
		roots     uint64 // bytes of stacks and variables that it looked through
		freed     uint64 // atomic: objects freed by sweeping
		freedsize uint64 // atomic: bytes of them
		cycles    uint32
		forced    uint32
		last      int64 // when the last cycle ended: nanoseconds since 1970
		ended     int64 // atomic: the same by nanotime, or when the program started, or when sysmon last forced one
		pause     uint64
		pauses    [256]uint64
		pauseends [256]uint64
		begun     int64 // when the program started
		cpu       int64 // nanoseconds of all ms in collections
	}
)

func gcinit() {
	gcpercent = 100
	gclimit = 1<<63 - 1
	if v := gogetenv("GOGC"); v == "off" {
		gcpercent = -1
	} else if v != "" {
		n, ok := parsedecimal(v)
		if ok && n < 1<<31 {
			gcpercent = int32(n)
		}
	}
	if v := gogetenv("GOMEMLIMIT"); v != "" && v != "off" {
		n, ok := parsebytes(v)
		if !ok {
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

// gcgoal sets the heap size at which the next collection starts.
func gcgoal() {
	goal := ^uint64(0)
	if gcpercent >= 0 {
		grow := (gcstats.marked + gcstats.roots) * uint64(gcpercent) / 100
		least := uint64(heapMinimum) * uint64(gcpercent) / 100
		goal = gcstats.marked + grow
		if goal < least {
			goal = least
		}
	}
	if gclimit < 1<<62 {
		// What is not heap counts too. Collecting all the time helps nobody: at least an eighth of the heap, or 1 MB, is left to grow.
		limit := uint64(gclimit)
		other := persistent.sys + gcstats.roots
		most := uint64(0)
		if limit > other {
			most = limit - other
		}
		least := gcstats.marked + gcstats.marked/8 + 1<<20
		if most < least {
			most = least
		}
		if goal > most {
			goal = most
		}
	}
	gcstats.trigger = goal
}

// gcaccount notes that a p has got n bytes to allocate from.
func gcaccount(n uintptr) {
	if atomic.Xadd64(&gcstats.live, int64(n)) >= gcstats.trigger {
		gcdue = 1
	}
}

func gcunaccount(n uintptr) { atomic.Xadd64(&gcstats.live, -int64(n)) }

// gctrigger collects if it is time and this is a good place: on a goroutine that holds nothing of the runtime's.
//
//go:noinline
func gctrigger() {
	if !gcenabled || noPreemptCount() != 0 {
		return
	}
	mp := tcbGetM()
	gp := getg()
	if gp == mp.g0 || mp.p == nil || gp.issystem {
		return
	}
	due := atomic.Load64(&gcstats.live) >= gcstats.trigger
	if stressGC != 0 && gcpercent >= 0 {
		due = stressCollect() || due
	} else {
		gcdue = 0
	}
	if !due {
		return
	}
	mcall(gcStart_m)
}

// GC runs a full collection and sweeps all of the heap.
func GC() {
	gcforce()
	finishsweep()
}

func gcforce() {
	atomic.Xadd(&gcstats.forced, 1)
	gp := getg()
	gp.collected = false
	for !gp.collected { // a cycle that another m is at began too early
		mcall(gcStart_m)
	}
}

// forcegc starts a collection if there was none for two minutes and the program has allocated since: finalizers and cleanups are to run some time. On
// sysmon's thread.
func forcegc() {
	if gcpercent < 0 || atomic.Load64(&gcstats.live) == gcstats.marked {
		return
	}
	now := nanotime()
	if now-atomic.Loadint64(&gcstats.ended) < forcegcNS {
		return
	}
	atomic.Storeint64(&gcstats.ended, now)
	gp := newproc1(forcegchelper, 0)
	gp.issystem = true
	if traceon {
		tracegocreate(gp, 1)
	}
	goready(gp)
}

func forcegchelper() { mcall(gcStart_m) }

// gcStart_m runs one cycle for gp, on g0. If another m is at it, gp makes room for that.
func gcStart_m(gp *g) {
	mp := tcbGetM()
	if !tryWorld() {
		gosched_m(gp)
	}
	gp.waitreason = waitReasonGarbageCollection
	if traceon {
		tracegopark(gp.waitreason)
	}
	atomic.Store(&gp.atomicstatus, _Gwaiting)
	gp.m = nil
	mp.curg = nil
	gccycle()
	gp.collected = true
	doneWorld()
	if traceon {
		tracegoready(gp)
	}
	execute(gp, true)
}

// gccycle marks with the world stopped. On g0, with a p.
func gccycle() {
	start := nanotime()
	if traceon {
		trace2(traceGCStart, uint64(gcstats.cycles)+1, atomic.Load64(&gcstats.live))
	}
	finishsweep()
	before := atomic.Load64(&gcstats.live)
	stopped := stopTheWorld()
	marking := nanotime()
	if poolcleanup != nil {
		poolcleanup()
	}
	for i := 0; i < len(allp); i++ {
		allp[i].mcache.flush()
	}
	mcache0.flush()
	gcmark()
	live := gcwork.bytes
	gcstats.marked = live
	gcstats.roots = gcwork.rootbytes
	atomic.Store64(&gcstats.live, live)
	goal := gcstats.trigger
	gcgoal()
	for i := range central {
		c := &central[i]
		c.unswept.take(&c.full)
		c.unswept.take(&c.partial)
	}
	sec, nsec := walltime()
	end := nanotime()
	n := gcstats.cycles % 256
	pause := uint64(end - marking + stopped)
	gcstats.last = sec*1000000000 + int64(nsec)
	atomic.Storeint64(&gcstats.ended, nanotime())
	gcstats.pause += pause
	gcstats.pauses[n] = pause
	gcstats.pauseends[n] = uint64(gcstats.last)
	gcstats.cpu += int64(pause) * int64(gomaxprocs)
	atomic.Xadd(&gcstats.cycles, 1)
	startTheWorld()
	finq.wake()
	cleanupq.wake()
	if gctrace > 0 {
		printcycle(start, marking-stopped-start, stopped, end-marking, before, live, goal)
	}
	// Large objects need no sweeping to be freed, and are worth the most.
	sweepclass(0)
	sweepclass(1)
	scavenge(1)
	if traceon {
		trace2(traceGCEnd, atomic.Load64(&gcstats.live), gcstats.trigger)
	}
}

// printcycle writes the line of GODEBUG=gctrace=1, as Go has it. The times are those of sweeping the rest before, of stopping and
// marking.
func printcycle(start, sweep, stopped, mark int64, before, after, goal uint64) {
	printlock()
	since := start - gcstats.begun
	share := int64(0)
	if since > 0 {
		share = gcstats.cpu * 100 / (since * int64(ncpu))
	}
	print("gc ", gcstats.cycles, " @")
	printthousandths(since / 1000000)
	print("s ", share, "%: ")
	printthousandths(sweep / 1000)
	print("+")
	printthousandths(stopped / 1000)
	print("+")
	printthousandths(mark / 1000)
	print(" ms clock, ")
	printthousandths(sweep / 1000)
	print("+0/")
	printthousandths(stopped / 1000)
	print("/0+")
	printthousandths(mark * int64(gomaxprocs) / 1000)
	print(" ms cpu, ", before>>20, "->", before>>20, "->", after>>20, " MB, ", goal>>20, " MB goal, ", gcwork.stackbytes>>20, " MB stacks, ",
		(gcstats.roots-gcwork.stackbytes)>>20, " MB globals, ", gomaxprocs, " P\n")
	printunlock()
}

// printthousandths prints n/1000 with as many digits as make sense.
func printthousandths(n int64) {
	print(n / 1000)
	n %= 1000
	if n != 0 {
		print(".", n/100, n/10%10, n%10)
	}
}

// parsedecimal reads a number without sign.
func parsedecimal(s string) (n int64, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || n > 1<<50 {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, len(s) > 0
}

// parsebytes reads a number of bytes as GOMEMLIMIT has it: with B, KiB, MiB, GiB or TiB behind it, or nothing.
func parsebytes(s string) (n int64, ok bool) {
	end := len(s)
	if end > 0 && s[end-1] == 'B' {
		end--
	}
	shift := uint(0)
	if end > 1 && s[end-1] == 'i' && end < len(s) {
		switch s[end-2] {
		case 'K':
			shift = 10
		case 'M':
			shift = 20
		case 'G':
			shift = 30
		case 'T':
			shift = 40
		default:
			return 0, false
		}
		end -= 2
	}
	n, ok = parsedecimal(s[:end])
	return n << shift, ok && n <= 1<<62>>shift
}

// debugvar is the value of a name in GODEBUG, 0 if it is not there.
func debugvar(name string) int32 {
	list := gogetenv("GODEBUG")
	for len(list) > 0 {
		var word string
		word, list = cutcomma(list)
		if len(word) > len(name) && word[len(name)] == '=' && word[:len(name)] == name {
			n, ok := parsedecimal(word[len(name)+1:])
			if ok {
				return int32(n)
			}
		}
	}
	return 0
}

// popcount64 is a body for where the compiler does not put the instruction.
func popcount64(x uint64) uintptr {
	x -= x >> 1 & 0x5555555555555555
	x = x&0x3333333333333333 + x>>2&0x3333333333333333
	x = (x + x>>4) & 0x0f0f0f0f0f0f0f0f
	return uintptr(x * 0x0101010101010101 >> 56)
}

// sysUnused tells the system that the pages' contents are not needed: they read as zero, and cost nothing until they are touched.
func sysUnused(p, n uintptr) {
	const _MADV_DONTNEED = 4
	syscall6(_SYS_madvise, p, n, _MADV_DONTNEED, 0, 0, 0)
}
