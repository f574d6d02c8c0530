// ms without work: sleeping, being woken, and who of them waits for timers and descriptors.
//
// An idle m is on sched.midle, has no p and sleeps on its note. Whoever wakes it takes it off the list, under sched.lock, and gives it a p in nextp, or none if
// it only has to look again, at timers say; when its own time is over it takes itself off the list. One of the idle ms, sched.timerwaiter, sleeps no
// longer than until sched.timerwhen, the earliest timer of all ps, and polls for descriptors; a timer that becomes the earliest is told to it (wakeNetPoller).
//
// nmspinning counts the ms that look for work without having any, those included that are just being woken to (wakep).
//
// When the last m that could do something comes to idle, all goroutines sleep for ever (checkdead).
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

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
	if islibrary {
		newhostm(pp)
	} else {
		newm(nil, pp)
	}
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
		if waits && old != nil {
			wakem(old)
		}
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
