// Threads that a host cannot have: the system, or debug.SetMaxThreads, refuses one. A program of its own ends then; a library must not end its host.
//
// The p that a thread was wanted for is idle, and its goroutines wait on the global queue for any m; sysmon tries again every 10 ms. Does nothing run for a
// second although something could, the groups that this holds up end, with an error that the host sees. There is an m in reserve for that; if it is held up
// by what it runs after that, sysmon itself lets the host's threads go on.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

const (
	lackPauseNS    = 10 * 1000 * 1000       // between two tries
	lackPatienceNS = 1000 * 1000 * 1000
)

var lack struct {
	since   int64  // atomic: when a thread was refused, or something ran last; 0: none is missing
	tried   int64  // atomic: when one was asked for last
	errno   int32  // why; 0: SetMaxThreads
	ticks   uint64 // how often a goroutine was begun, when sysmon looked
	reserve *m     // sleeps in reservem, or in stopm
	ending  uint32 // atomic: it is at work
	monitor *m     // sysmon's
}

// startforhost makes the threads that a library needs, but for those that it has, and gives the error number, 0 for none.
func startforhost() int32 {
	if lack.reserve == nil {
		lack.reserve = newm(reservem, nil)
	}
	if lack.reserve != nil && lack.monitor == nil {
		lack.monitor = newm(sysmon, nil)
	}
	if lack.monitor == nil {
		return lack.errno
	}
	atomic.Storeint64(&lack.since, 0)
	return 0
}

// newhostm has a new m run pp, if the system lets it.
func newhostm(pp *p) {
	if atomic.Loadint64(&lack.since) == 0 || nanotime() >= atomic.Loadint64(&lack.tried)+lackPauseNS {
		if newm(nil, pp) != nil {
			return
		}
	}
	lock(&sched.lock)
	runqmove(pp)
	pidleput(pp)
	unlock(&sched.lock)
}

// threadrefused keeps mp, for which there is no thread, for later.
func threadrefused(mp *m, errno int32) {
	lock(&sched.lock)
	if mp.mstartfn != nil {
		sched.nmsys--
	}
	mp.mstartfn = nil
	mp.nextp = nil
	sched.nmfreed++
	mp.idlenext = freem
	freem = mp
	unlock(&sched.lock)
	lacks(errno)
}

func lacks(errno int32) {
	now := nanotime()
	lack.errno = errno
	atomic.Storeint64(&lack.tried, now)
	if atomic.Casint64(&lack.since, 0, now) {
		sysmonwake()
	}
}

// lackmonitor is sysmon's part; true if it is to look again soon.
func lackmonitor(now int64) bool {
	since := atomic.Loadint64(&lack.since)
	if since == 0 {
		return false
	}
	ticks := uint64(0)
	for i := 0; i < len(allp); i++ {
		ticks += uint64(allp[i].schedtick)
	}
	if ticks != lack.ticks {
		lack.ticks = ticks
		since = now
		atomic.Storeint64(&lack.since, now)
	}
	missed := sched.runqsize != 0 || timeSleepUntil() < now
	if sched.runqsize != 0 {
		startcalls()
	}
	try := now >= atomic.Loadint64(&lack.tried)+lackPauseNS
	switch {
	case lack.reserve == nil && try:
		renewreserve(missed)
	case missed && lack.reserve != nil && now >= since+lackPatienceNS:
		usereserve()
	case missed && try:
		wakep()
	case !missed && lack.reserve != nil:
		atomic.Storeint64(&lack.since, 0)
	}
	return true
}

// startcalls has threads of the host's go on whose goroutines can: that takes no other m.
func startcalls() {
	lock(&sched.lock)
	var before *g
	for gp := sched.runqhead; gp != nil; gp = gp.schedlink {
		mp := gp.lockedm
		if mp == nil || !mp.ishost {
			before = gp
			continue
		}
		pp := pidleget()
		if pp == nil {
			break
		}
		globrunqremove(before, gp)
		if !wakelocked(gp) {
			pidleput(pp) // it is awake
			break
		}
		unlock(&sched.lock)
		givep(mp, pp)
		return
	}
	unlock(&sched.lock)
}

// renewreserve puts a new m, or if nothing is to be run an idle one, in reserve.
func renewreserve(missed bool) {
	lack.reserve = newm(reservem, nil)
	if lack.reserve != nil || missed || atomic.Load(&lack.ending) != 0 {
		return
	}
	lock(&sched.lock)
	if mp := sched.midle; mp != nil && mp != sched.timerwaiter && mp.hub == nil {
		mremove(mp)
		lack.reserve = mp
	}
	unlock(&sched.lock)
}

// usereserve has the m in reserve do what is to be done, and first of all end what is held up.
func usereserve() {
	lock(&sched.lock)
	pp := pidleget()
	unlock(&sched.lock)
	if pp == nil {
		return // all are in use: something runs
	}
	gp := newsystemproc(endheldup)
	lock(&sched.lock)
	globrunqputhead(gp)
	unlock(&sched.lock)
	atomic.Store(&lack.ending, 1)
	mp := lack.reserve
	lack.reserve = nil
	mp.nextp = pp
	notewakeup(&mp.park)
}

// reservem is the thread of an m in reserve, which is one as any other when it has been of use.
func reservem() {
	mp := tcbGetM()
	notesleep(&mp.park)
	noteclear(&mp.park)
	pp := mp.nextp
	mp.nextp = nil
	acquirep(pp)
	gogo(schedule())
}

// endheldup ends the groups whose goroutines could run, or are waited for by the host.
func endheldup() {
	for {
		var grp *group
		withWorldStopped(func() { grp = findheldup() })
		if grp == nil {
			break
		}
		if lack.errno == 0 {
			endlacking(grp, "thread exhaustion")
		} else {
			endlacking(grp, "failed to create new OS thread")
		}
	}
	atomic.Store(&lack.ending, 0)
}

// findheldup: the world is stopped. On g0.
func findheldup() *group {
	for gp := allgs; gp != nil; gp = gp.alllink {
		status := atomic.Load(&gp.atomicstatus)
		if status != _Grunnable && !(status == _Gwaiting && gp.hostcb != nil) {
			continue // if it is dead, its group may be gone
		}
		grp := gp.group
		if grp != nil && !gp.issystem && !gp.hostleft && atomic.Load(&grp.failed)|atomic.Load(&grp.ending) == 0 {
			return grp
		}
	}
	return nil
}

// endlacking ends a group that cannot go on for lack of a thread.
func endlacking(grp *group, text string) {
	if atomic.Cas(&grp.failed, 0, groupFatal) {
		reportfor(grp, text)
		endgroup(grp, groupExits, 1000*1000*1000, 0)
	}
}

// hostheldup is the group of the first call that waits for a hub, nil if there is none.
func hostheldup() *group {
	var grp *group
	lock(&hubs.lock)
	if item := hubs.items.head; item != nil && item.kind == hubCall {
		grp = item.call.gp.group
	}
	unlock(&hubs.lock)
	return grp
}

// endhostheldup ends a group whose calls of the host's functions wait for a hub that there cannot be: stopping says why.
func endhostheldup(grp *group, stopping bool) {
	text := "can't start new thread"
	if stopping {
		text = "Python is shutting down"
	}
	endlacking(grp, text)
}
