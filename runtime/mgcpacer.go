// Pacing: when a cycle starts, and who marks how much, so that it is through when the heap has grown to the goal.
//
// Marking is done by idle ps, by all ps for a quarter of their time (gcshare, in the scheduler), and by goroutines that allocate, in
// proportion to what they allocate (gcassist): what is left to mark is spread over what is left to allocate up to the goal.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

const (
	gcDebt       = 32 << 10  // bytes that a p allocates before its goroutine marks
	gcSlice      = 64 << 10  // bytes looked through before the scheduler looks for goroutines again
	gcHeadroom   = 3         // of what the heap may grow, a cycle starts with a part of this left,
	gcHeadroomSmall = 6      // or this, for goals below gcSmall: they are marked in no time, and what is allocated meanwhile is kept for nothing
	gcSmall      = 64 << 20
	gcHelpWork   = 1 << 20   // bytes looked through at a time for a goroutine that waits for the cycle
	gcFinishWork = 128 << 10 // bytes looked through with the world stopped, at most
	gcShareMin   = 20 * 1000        // nanoseconds: a p's share is no shorter
	gcShareMax   = 3 * 1000 * 1000 // nor longer
)

// gcgoal sets the heap size at which the next collection is through, and the one at which it starts.
func gcgoal() {
	goal := ^uint64(0)
	if gcpercent >= 0 {
		// gs, dead ones too, are gone through at each collection, so they count, as in Go, whose heap they are in.
		grow := (gcstats.marked + gcstats.roots + allgsize) * uint64(gcpercent) / 100
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
	gcstats.goal = goal
	gcstats.trigger = goal
	if goal > gcstats.marked && goal != ^uint64(0) {
		part := uint64(gcHeadroom)
		if goal < gcSmall {
			part = gcHeadroomSmall
		}
		gcstats.trigger = goal - (goal-gcstats.marked)/part
	}
}

// gcpace begins a cycle's pacing. The world is stopped.
func gcpace() {
	gcpacing.expected = gcstats.scanned + gcstats.scanned/8
	if gcpacing.expected == 0 {
		gcpacing.expected = gcstats.before
	}
	for i := 0; i < len(allp); i++ {
		allp[i].mcache.debt = 0
	}
}

var gcpacing struct {
	expected uint64 // bytes to look through
}

// gcaccount notes that a p has got n bytes to allocate from.
func gcaccount(c *mcache, n uintptr) {
	live := atomic.Xadd64(&gcstats.live, int64(n))
	if atomic.Load(&gcwork.phase) == gcOff {
		if live >= gcstats.trigger {
			gcdue = 1
		}
		return
	}
	atomic.Xadd64(&gcstats.black, int64(n))
	c.debt += uint64(n)
	if c.debt >= gcDebt {
		gcdue = 1
	}
}

// gcexternal notes that the heap keeps n bytes more of somebody else's memory, until the next cycle finds out what still is.
func gcexternal(n uintptr) {
	if atomic.Load(&gcwork.phase) == gcOff && atomic.Xadd64(&gcstats.live, int64(n)) >= gcstats.trigger {
		gcdue = 1
	}
}

// gcunaccount notes that it did not use n bytes. The world is stopped.
func gcunaccount(n uintptr) {
	atomic.Xadd64(&gcstats.live, -int64(n))
	if gcwork.phase != gcOff {
		atomic.Xadd64(&gcstats.black, -int64(n))
	}
}

// gctrigger starts a collection or helps with one if it is time and this is a good place: on a goroutine that holds nothing of the runtime's.
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
	due := false
	if stressGC != 0 && gcpercent >= 0 {
		due = stressCollect()
	} else {
		gcdue = 0
	}
	if atomic.Load(&world.stopping) != 0 {
		// The signal may find this goroutine in the runtime again and again.
		mcall(gosched_m)
	} else if atomic.Load(&gcwork.phase) == gcOff {
		if due || atomic.Load64(&gcstats.live) >= gcstats.trigger {
			mcall(gcStart_m)
		}
		// Whoever has the world now, or has just had it, may have lost its processor to the system: no reason to let the heap grow on.
		for !gp.gcbegan && atomic.Load(&gcwork.phase) == gcOff && atomic.Load64(&gcstats.live) >= gcstats.goal {
			osyield()
			mcall(gcStart_m)
		}
	} else if atomic.Load64(&gcstats.live) >= gcstats.goal || due && cheaprand()&1 == 0 {
		gcwait()
	} else if due || mp.mcache.debt >= gcDebt {
		mcall(gcAssist_m)
	}
	if pp := tcbGetM().p; pp != nil && atomic.Load(&pp.preempt) != 0 {
		mcall(expired_m)
	}
	if wantsahead() {
		populate()
	}
}

// gcwait marks until the cycle that goes on is over.
func gcwait() {
	n := atomic.Load(&gcwork.cycle)
	for atomic.Load(&gcwork.phase) != gcOff && atomic.Load(&gcwork.cycle) == n {
		mcall(gcHelp_m)
	}
}

// gcHelp_m marks for a while on behalf of gp, which waits for the cycle's end.
func gcHelp_m(gp *g) *g {
	detach(gp, waitReasonGarbageCollection)
	return attach(gp, gcmark(gcHelpWork)) // false: others have the rest
}

// gcAssist_m marks on behalf of gp what the allocations of its p ask for.
func gcAssist_m(gp *g) *g {
	c := tcbGetM().mcache
	detach(gp, waitReasonGarbageCollection)
	start := nanotime()
	live := atomic.Load64(&gcstats.live)
	room := uint64(1)
	if live < gcstats.goal {
		room = gcstats.goal - live
	}
	left := uint64(gcSlice)
	if gcpacing.expected > gcwork.scanned+left {
		left = gcpacing.expected - gcwork.scanned
	}
	owed := 16 * c.debt
	if left/16 < room {
		owed = c.debt * left / room
	}
	c.debt = 0
	gcmark(owed + 1)
	atomic.Xaddint64(&gcstats.assist, nanotime()-start)
	return attach(gp, true)
}

// gcmark looks through so many bytes, and ends the cycle if there are none left; it tells whether there were, or it did. On g0, with a p and no goroutine.
func gcmark(budget uint64) bool {
	start := nanotime()
	more := tcbGetM().gcw.drain(budget)
	atomic.Xaddint64(&gcstats.work, nanotime()-start)
	return more || nothingToMark() && gcfinish()
}

// gcshare marks for as long as the p's share allows. Called by the scheduler while the collector marks.
func gcshare(pp *p) {
	now := nanotime()
	last := pp.gcshared
	if last < gcstats.started {
		last = gcstats.started
	}
	share := (now - last) / 3
	if share < gcShareMin {
		return
	}
	if share > gcShareMax {
		share = gcShareMax
	}
	for gcmark(gcSlice) && atomic.Load(&gcwork.phase) != gcOff && atomic.Load(&world.stopping) == 0 && nanotime()-now < share {
	}
	pp.gcshared = nanotime()
}

// gcidle marks a little on a p that has nothing else to do; false if there is nothing to mark.
func gcidle() bool {
	mp := tcbGetM()
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
	}
	return gcmark(gcSlice)
}

// gcwakeidle has an idle p mark.
func gcwakeidle() {
	if atomic.Load(&sched.npidle) != 0 {
		wakep()
	}
}
