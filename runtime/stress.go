// Stress modes: they make rare interleavings common. GOLITE_STRESS is a comma-separated list of
//
//	preempt     time slices of 20 µs instead of 10 ms
//	split       every segment of a stack looks full, so that nearly every call goes to the next one
//	sched       random scheduling decisions; the seed is printed
//	handoff     each system call gives its p to another thread at once
//	forcegc     a forced collection (mgc.go) every 20 ms instead of two minutes: two time slices, which a collection begins anew
//	gc          a collection at every 100th allocation, later less often; gc=N: at every Nth; none while the program has them off
//	sched=SEED  the same decisions' seed again (other threads' timing still varies)
//
// Anything else ends the process. Read once at start-up, before any goroutine exists; constant afterwards.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

var (
	stressSplit   bool
	stressSched   bool
	stressHandoff bool
	stressGC      uint32 // atomic: allocations between two collections, 0: as usual
	forcegcNS     int64  = 120 * 1000 * 1000 * 1000
	stressCount   uint32 // atomic: allocations so far
	timeSliceNS   int64 = forcePreemptNS
	sysmonMaxWait       = uint32(10000) // µs
)

func stressinit() {
	list := gogetenv("GOLITE_STRESS")
	for len(list) > 0 {
		var word string
		word, list = cutcomma(list)
		switch {
		case word == "preempt":
			timeSliceNS = 20 * 1000
			sysmonMaxWait = 50
		case word == "split":
			stressSplit = true
		case word == "handoff":
			stressHandoff = true
		case word == "forcegc":
			forcegcNS = 20 * 1000 * 1000
		case word == "gc":
			stressGC = 100
		case len(word) > 3 && word[:3] == "gc=":
			n, ok := parseuint(word[3:], 1<<31-1)
			if !ok || n == 0 {
				stressrefused(word)
			}
			stressGC = uint32(n)
		case word == "sched":
			stressSched = true
			print("GOLITE_STRESS=sched=", randseed, "\n")
		case len(word) > 6 && word[:6] == "sched=":
			seed, ok := parseuint(word[6:], 1<<64-1)
			if !ok {
				stressrefused(word)
			}
			stressSched = true
			randseed = seed
		default:
			stressrefused(word)
		}
	}
}

func stressrefused(word string) {
	print("GOLITE_STRESS takes preempt, split, sched, sched=SEED, handoff, forcegc, gc and gc=N, not ", word, "\n")
	exit(1)
}

// stressCollect counts an allocation and tells whether it is one that collects. Every 500 collections the distance doubles, or programs that
// allocate much would not end.
func stressCollect() bool {
	n := atomic.Load(&stressGC)
	if atomic.Xadd(&stressCount, 1)%n != 0 {
		return false
	}
	if gcstats.cycles%500 == 499 && n < 1<<30 {
		atomic.Store(&stressGC, 2*n)
	}
	return true
}

// stressNext decides at random whether a readied goroutine runs next.
func stressNext(next bool) bool {
	if stressSched {
		return cheaprand()&1 == 0
	}
	return next
}
