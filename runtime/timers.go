// The heaps that say when to look at which timer.
//
// Each p has one: four-ary, by time, of entries that name a timer and when to look at it. What a timer is set to is known to the timer alone (time.go),
// under its own lock, so stopping it or putting it off touches no heap: its entry stays and comes to nothing. The rule is that a timer
// that must fire by itself has an entry, its hint, for a time no later than its own. An entry that is nobody's hint is stale;
// live counts the hints that are needed, and when much is stale the heap is swept.
//
// Who looks: the p's own m whenever it schedules (checkTimers), an m that has no work at the heaps of all ps (checkAllTimers), as does the idle m
// that sleeps until the earliest entry of all (stopm), and sysmon, which starts an m when something is overdue. So the timers of a p
// that idles, or is lent to a system call, or runs one goroutine for long, fire on another; those of a p that went out of
// service are moved to p 0's heap, which never does, by whoever looks at all heaps next.
//
// An entry that is due is taken out under the heap's lock, its timer looked at without. Until then it is in no heap, and the m that has it runs.
//
// Lock order: a timer's lock (a channel timer's is its channel's), then a heap's, then sched.lock and leaf locks. Two timers, or two heaps, are never
// locked at once but for a select's channels.
//
// Where pointers are: timerheaps is a package variable, so a root; heaps and their lists are ordinary objects.
//
// Tried and dropped: heaps chosen by the timer's address, with each timer's place in them, so that Stop could take it out. Every Stop and
// Reset then moved entries, and wrote to the timer of each that moved.

package runtime

import "runtime/internal/atomic"

// timers is a p's heap, on cache lines of its own: minwhen is read by all threads all the time.
type timers struct {
	minwhen int64 // atomic: when of the earliest entry, 0: none. Written under lock.
	n       int32 // atomic: entries. Written under lock.
	live    int32 // atomic: timers whose hint is here and needed
	lock    mutex
	_       uint32
	list    []timerWhen // guarded by lock
	_       [80]byte
}

// timerWhen is an entry: look at t when it is when.
type timerWhen struct {
	when int64
	t    *runtimeTimer
}

// staleMax is how many stale entries a heap may have however small it is.
const staleMax = 64

var timerheaps [maxProcs]*timers // by the p's id; set once

// maketimers makes pp's heap. Called when pp is made.
func maketimers(pp *p) {
	ts := new(timers)
	timerheaps[pp.id] = ts
	pp.timers = ts
}

// mytimers is the current p's heap.
func mytimers() *timers {
	if pp := tcbGetM().p; pp != nil {
		return pp.timers
	}
	return timerheaps[0]
}

func (ts *timers) siftup(i int) {
	e := ts.list[i]
	for i > 0 {
		p := (i - 1) >> 2
		if e.when >= ts.list[p].when {
			break
		}
		ts.list[i] = ts.list[p]
		i = p
	}
	ts.list[i] = e
}

func (ts *timers) siftdown(i int) {
	n := len(ts.list)
	e := ts.list[i]
	for {
		c := i*4 + 1
		if c >= n {
			break
		}
		end := c + 4
		if end > n {
			end = n
		}
		best := c
		for k := c + 1; k < end; k++ {
			if ts.list[k].when < ts.list[best].when {
				best = k
			}
		}
		if ts.list[best].when >= e.when {
			break
		}
		ts.list[i] = ts.list[best]
		i = best
	}
	ts.list[i] = e
}

// changed publishes what is read without the lock, which is held.
func (ts *timers) changed() {
	atomic.Storeint32(&ts.n, int32(len(ts.list)))
	when := int64(0)
	if len(ts.list) != 0 {
		when = ts.list[0].when
	}
	if when != ts.minwhen {
		atomic.Storeint64(&ts.minwhen, when)
	}
}

// add puts in an entry and tells whether it is the earliest.
func (ts *timers) add(when int64, t *runtimeTimer) bool {
	lock(&ts.lock)
	ts.list = append(ts.list, timerWhen{when, t})
	ts.siftup(len(ts.list) - 1)
	first := ts.list[0].when == when
	ts.changed()
	unlock(&ts.lock)
	return first
}

// takedue moves the earliest entries that are due at now to due, in their order, and gives their number.
func (ts *timers) takedue(now int64, due *[16]timerWhen) int {
	n := 0
	lock(&ts.lock)
	for n < len(due) && len(ts.list) != 0 && ts.list[0].when <= now {
		due[n] = ts.list[0]
		n++
		last := len(ts.list) - 1
		ts.list[0] = ts.list[last]
		ts.list[last] = timerWhen{}
		ts.list = ts.list[:last]
		if last > 1 {
			ts.siftdown(0)
		}
	}
	ts.changed()
	unlock(&ts.lock)
	return n
}

// run looks at all timers of the heap that are due.
func (ts *timers) run(now int64) {
	var due [16]timerWhen
	for {
		n := ts.takedue(now, &due)
		for i := 0; i < n; i++ {
			due[i].t.look(due[i].when, now)
		}
		if n < len(due) {
			return
		}
	}
}

// check runs what is due at now (0: the present, which is asked for at need) and gives now.
func (ts *timers) check(now int64) int64 {
	when := atomic.Loadint64(&ts.minwhen)
	if when != 0 {
		if now == 0 {
			now = nanotime()
		}
		if when <= now {
			ts.run(now)
		}
	}
	return now
}

// tidy sweeps the heap if more than half of it and more than max entries are stale. No timer is locked.
func (ts *timers) tidy(max int32) {
	n := atomic.Loadint32(&ts.n)
	stale := n - atomic.Loadint32(&ts.live)
	if stale > max && stale > n/2 {
		ts.sweep(ts)
	}
}

// sweep takes all entries out and puts those that are not stale into to, which may be ts. What becomes due meanwhile waits until then.
func (ts *timers) sweep(to *timers) {
	lock(&ts.lock)
	list := ts.list
	ts.list = nil
	ts.changed()
	unlock(&ts.lock)
	n := 0
	for i := 0; i < len(list); i++ {
		e := list[i]
		if e.t.needs(e.when, to) {
			list[n] = e
			n++
		}
	}
	for i := n; i < len(list); i++ {
		list[i] = timerWhen{}
	}
	list = list[:n]
	lock(&to.lock)
	// What came into to meanwhile is the smaller part, mostly.
	if len(to.list) > n {
		list, to.list = to.list, list
	}
	list = append(list, to.list...)
	to.list = list
	for i := (len(list) - 2) >> 2; i >= 0; i-- {
		to.siftdown(i)
	}
	to.changed()
	when := to.minwhen
	unlock(&to.lock)
	if when != 0 {
		wakeNetPoller(when)
	}
}

// checkTimers runs what is due of pp's timers, and now and then of everybody's: their ms may be long with one goroutine.
func checkTimers(pp *p) {
	if pp.schedtick%61 == 60 {
		checkAllTimers()
		return
	}
	pp.timers.check(0)
}

// checkAllTimers runs what is due of all ps' timers, and empties the heaps of ps that are out of service.
func checkAllTimers() {
	now := int64(0)
	for i := 0; i < len(allp); i++ {
		ts := timerheaps[i]
		if int32(i) >= gomaxprocs && atomic.Loadint32(&ts.n) != 0 {
			ts.sweep(timerheaps[0])
		}
		now = ts.check(now)
	}
}

// timeSleepUntil is the time of the earliest entry, maxWhen if there is none. Takes no lock.
func timeSleepUntil() int64 {
	next := int64(maxWhen)
	for i := 0; i < len(allp); i++ {
		when := atomic.Loadint64(&timerheaps[i].minwhen)
		if when != 0 && when < next {
			next = when
		}
	}
	return next
}

// timersArmed tells whether a timer will fire by itself. Takes no lock.
func timersArmed() bool {
	for i := 0; i < len(allp); i++ {
		if atomic.Loadint32(&timerheaps[i].live) != 0 {
			return true
		}
	}
	return false
}
