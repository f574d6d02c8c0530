// Groups of a host (golite.Runtime): how one begins, and what the host asks about it.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// hostinitgroup makes the library's variables of the group of the current goroutine. argv and envv are C's.
func hostinitgroup(argv, envv **byte) { initgroup(cstrings(argv), cstrings(envv)) }

// runtime_stream is the file descriptor of a standard stream of the current goroutine's group.
//
//go:linkname os_runtime_stream os.runtime_stream
func os_runtime_stream(n int) int {
	if grp := getg().group; grp != nil {
		return int(grp.streams[n])
	}
	return n
}

// stderrfd is where print and println write.
func stderrfd() uintptr {
	if gp := getg(); gp != nil && gp.group != nil {
		return uintptr(gp.group.streams[2])
	}
	return 2
}

// hostpanictext is what a panic with a value says about it. Methods of the program's run in a group made for that, own, with what grp, the program's, has: that one may
// be ending, and nothing that they do is to end it again.
func hostpanictext(value *any, own, grp *group) string {
	switch v := (*value).(type) {
	case boundsError:
		return v.Error()
	case errorString:
		return v.Error()
	case error:
		lendgroup(own, grp)
		return v.Error()
	case stringer:
		lendgroup(own, grp)
		return v.String()
	case string:
		return v
	}
	gp := getg()
	gp.writebuf = make([]byte, 0, 1<<10)
	printpanicval(*value)
	text := gp.writebuf
	gp.writebuf = nil
	return string(text)
}

// lendgroup makes the current goroutine, which is of none, one of own.
func lendgroup(own, grp *group) {
	if grp == nil || grp.vars == nil {
		return
	}
	own.vars = grp.vars
	own.imports = grp.imports
	own.streams = grp.streams
	gp := getg()
	gp.vars = grp.vars
	gp.group = own
}

// hostexception is the exception that a panic's value, or an error, stands for; 0: it is none's.
func hostexception(value *any) uintptr {
	if e, ok := (*value).(*HostError); ok {
		return e.object
	}
	return 0
}

// hosterror makes an error of an exception, of which Go gets a reference.
func hosterror(object uintptr, p unsafe.Pointer, n int) error {
	e := &HostError{object, string(unsafe.Slice((*byte)(p), n))}
	setsystemfinalizer(e, hostdrop)
	gcexternal(hostObjectBytes)
	return e
}

// hostframe is a call of a panic: its function, and where that was.
func hostframe(pc uintptr) (function, file string, line int) {
	file, line = funcline(pc - 1)
	return findfunc(pc - 1), file, line
}

// hosttrace writes the goroutines of a group, as Go prints them.
func hosttrace(grp *group) string {
	buf := make([]byte, 0, 1<<20)
	withWorldStopped(func() { buf = tracegroup(grp, buf) })
	return string(buf)
}

// tracegroup: the world is stopped. On g0.
func tracegroup(grp *group, buf []byte) []byte {
	g0 := getg()
	g0.writebuf = buf
	first := true
	for gp := oldestg; gp != nil; gp = gp.allnewer {
		if gp.group != grp || gp.issystem || gp.hostleft || atomic.Load(&gp.atomicstatus) == _Gdead {
			continue
		}
		if !first {
			print("\n")
		}
		first = false
		goroutineheader(gp)
		tracebackg(gp)
	}
	buf = g0.writebuf
	g0.writebuf = nil
	return buf
}

// hostinside tells whether the host calls from a function that a goroutine of grp called: on this thread, or as call, which a greenlet of it makes.
func hostinside(grp *group, call *pyhostcall) bool {
	if call != nil && actsfor(call.gp, grp) {
		return true
	}
	for gp := getg().hostouter; gp != nil; gp = gp.hostouter {
		if actsfor(gp, grp) {
			return true
		}
	}
	return false
}

// actsfor tells whether a goroutine is one of grp's, or has its variables (lendgroup).
func actsfor(gp *g, grp *group) bool { return gp.group == grp || blockof(gp.vars).run == grp }

// hostcount is how many goroutines a group has.
func hostcount(grp *group) int {
	n := 0
	lock(&allglock)
	for gp := allgs; gp != nil; gp = gp.alllink {
		if gp.group == grp && !gp.issystem && atomic.Load(&gp.atomicstatus) != _Gdead {
			n++
		}
	}
	unlock(&allglock)
	return n
}

// ---- deadlocks

const deadlockScanNS = 20 * 1000 * 1000 // at first; twice that after each scan that finds nothing

var deadlocks struct {
	look    int64  // atomic: when to look for threads whose goroutines wait
	waiting bool   // there was one then
	next    int64  // when to scan
	pause   int64
	running uint32 // atomic: a scan is on its way
	scan    uint32 // even number of the last one, of any kind; the world is stopped
}

// hostmonitor is sysmon's part in what the host waits for; true if it is to look again soon.
func hostmonitor(now int64) bool {
	lacking, hubs, deadlocks, signals := lackmonitor(now), hubmonitor(now), deadlockmonitor(now), interruptmonitor(now)
	return lacking || hubs || deadlocks || signals
}

// hostwaits tells whether the goroutine of a thread of the host's waits. On sysmon's thread.
func hostwaits(now int64) bool {
	if now < atomic.Loadint64(&deadlocks.look) {
		return deadlocks.waiting
	}
	atomic.Storeint64(&deadlocks.look, now+deadlockScanNS/4)
	deadlocks.waiting = false
	for mp := allm; mp != nil; mp = mp.alllink {
		if gp := mp.lockedg; mp.ishost && gp != nil && atomic.Load(&gp.atomicstatus) == _Gwaiting {
			deadlocks.waiting = true
			break
		}
	}
	return deadlocks.waiting
}

// hostwaiting is called by a thread of the host's that is about to sleep: sysmon is to look whether that is for ever.
func hostwaiting(mp *m) {
	if gp := mp.lockedg; gp != nil && atomic.Load(&gp.atomicstatus) == _Gwaiting && !deadlocks.waiting {
		atomic.Storeint64(&deadlocks.look, 0)
		sysmonwake()
	}
}

// deadlockmonitor has a goroutine look for groups whose goroutines all wait for each other. On sysmon's thread; true if it is to be called again soon.
func deadlockmonitor(now int64) bool {
	if !hostwaits(now) {
		deadlocks.pause = deadlockScanNS
		deadlocks.next = now + deadlockScanNS
		return false
	}
	if now < deadlocks.next || !atomic.Cas(&deadlocks.running, 0, 1) {
		return true
	}
	if deadlocks.pause < 1000*1000*1000 {
		deadlocks.pause *= 2
	}
	deadlocks.next = now + deadlocks.pause
	goready(newsystemproc(deadlockscan))
	return true
}

// deadlockscan tells the host of a group that it finds: whether one of the host's threads may still do something for it, only the host knows.
func deadlockscan() {
	hostwatch() // a signal may have come whose handler is Python's still: that is no deadlock
	var grp *group
	withWorldStopped(func() { grp = finddeadlock() })
	if grp != nil {
		atomic.Storeuintptr(&hubs.deadlock, uintptr(unsafe.Pointer(grp)))
		atomic.Store(&hubs.wanted, 1)
		futexwakeup(&hubs.wanted, 1)
	}
	atomic.Store(&deadlocks.running, 0)
}

// hostblocked is how many threads of the host's wait for goroutines that cannot go on by themselves.
func hostblocked() int {
	n := 0
	withWorldStopped(func() {
		markrunning()
		for mp := allm; mp != nil; mp = mp.alllink {
			if gp := mp.lockedg; mp.ishost && gp != nil && atomic.Load(&gp.atomicstatus) == _Gwaiting && isstuck(gp.group) {
				n++
			}
		}
	})
	return n
}

// enddeadlock ends a group if it is at a deadlock.
func enddeadlock(grp *group) {
	hostwatch()
	dead := false
	withWorldStopped(func() {
		dead = nonehelps() && isstuck(grp)
	})
	if !dead {
		return
	}
	text := hosttrace(grp)
	if !atomic.Cas(&grp.failed, 0, groupDeadlocked) {
		return
	}
	reportfor(grp, text)
	if gp := agreenlets(grp); gp != nil && grp.single != 0 {
		endcall(gp, gp.goid) // the others may go on when it has raised
	} else {
		endgroup(grp, groupExits, 1000*1000*1000, 0)
	}
}

// agreenlets is a call of grp's that a greenlet waits for; nil if there is none.
func agreenlets(grp *group) *g {
	found := (*g)(nil)
	withWorldStopped(func() {
		for gp := allgs; gp != nil && found == nil; gp = gp.alllink {
			if gp.group == grp && ofgreenlet(gp) {
				found = gp
			}
		}
	})
	return found
}

// finddeadlock is a group that a greenlet or a thread of the host's waits for, and of which no goroutine can go on by itself. The world is stopped. On g0.
func finddeadlock() *group {
	if !nonehelps() {
		return nil
	}
	for gp := allgs; gp != nil; gp = gp.alllink {
		if ofgreenlet(gp) && gp.group != nil && atomic.Load(&gp.group.failed) == 0 {
			return gp.group
		}
	}
	for mp := allm; mp != nil; mp = mp.alllink {
		gp := mp.lockedg
		if !mp.ishost || gp == nil || gp.hostcb == nil {
			continue
		}
		grp := gp.group
		if grp != nil && atomic.Load(&grp.failed) == 0 && isstuck(grp) {
			return grp
		}
	}
	return nil
}

// nonehelps tells whether no goroutine of Python's can go on: hubs are quiet, and no group that greenlets wait for has a goroutine that can. Otherwise one may do something
// for any other group. If so, it has marked what runs, for isstuck. The world is stopped. On g0.
func nonehelps() bool {
	if !hubsquiet() || alarmset() {
		return false
	}
	markrunning()
	for gp := allgs; gp != nil; gp = gp.alllink {
		if ofgreenlet(gp) && !isstuck(gp.group) {
			return false
		}
	}
	return true
}

// alarmset tells whether a signal of the host's interval timer is to come.
func alarmset() bool {
	var left [4]int64 // struct itimerval: every, until the next
	syscall6(_SYS_getitimer, 0, uintptr(unsafe.Pointer(&left)), 0, 0, 0, 0)
	return left[2]|left[3] != 0
}

// ofgreenlet tells whether a goroutine is a call that a greenlet waits for.
func ofgreenlet(gp *g) bool {
	return gp.hostcb != nil && gp.hostcb.hub != nil && !gp.issystem && atomic.Load(&gp.atomicstatus) != _Gdead
}

// markrunning marks the groups of which a goroutine can go on by itself. The world is stopped. On g0.
func markrunning() {
	deadlocks.scan += 2
	for gp := allgs; gp != nil; gp = gp.alllink {
		if gp.group != nil && !gp.issystem && !waitsforothers(gp) {
			gp.group.scan = deadlocks.scan
		}
	}
}

// isstuck tells whether no goroutine of a group can go on by itself, and no timer will do anything for it. After markrunning.
func isstuck(grp *group) bool {
	if grp == nil {
		return false
	}
	if grp.scan != deadlocks.scan && grp.scan != deadlocks.scan+1 {
		grp.scan = deadlocks.scan
		if !timersfor(grp) {
			grp.scan++
		}
	}
	return grp.scan != deadlocks.scan
}

// waitsforothers tells whether a goroutine only goes on if another does something for it, or is none any more.
func waitsforothers(gp *g) bool {
	switch atomic.Load(&gp.atomicstatus) {
	case _Gdead, _Gidle:
		return true
	case _Gwaiting:
		switch gp.waitreason {
		case waitReasonSleep, waitReasonIOWait, waitReasonGarbageCollection, waitReasonStoppingTheWorld:
			return false
		}
		return !handled(gp)
	case _Gsyscall:
		return gp.inhost && callswaiting(gp)
	}
	return false
}

// handled tells whether a handler of a signal may do something for a goroutine of the main thread's: unless that has called Go, where a goroutine of the same group waits now.
func handled(gp *g) bool {
	mp := gp.lockedm
	if mp == nil || atomic.Load(&mp.interrupted) == 0 && mp.handling == nil {
		return false
	}
	inner := mp.lockedg
	return atomic.Load(&mp.interrupted) != 0 || inner == nil || inner == mp.handling || inner.group != gp.group || atomic.Load(&inner.atomicstatus) != _Gwaiting
}

// callswaiting tells whether what a goroutine has called in the host has called Go again, on the same thread, where a goroutine of the same group waits now.
func callswaiting(gp *g) bool {
	mp := gp.lockedm
	if mp == nil || mp.lockedg == nil || mp.lockedg == gp {
		return false
	}
	inner := mp.lockedg
	return inner.group == gp.group && atomic.Load(&inner.atomicstatus) == _Gwaiting
}

// timersfor tells whether a timer will start something of grp's, or wake a goroutine of its. The world is stopped. On g0.
func timersfor(grp *group) bool {
	for i := range allp {
		for _, e := range timerheaps[i].list {
			t := e.t
			if t.hint != e.when || !t.live {
				continue
			}
			if t.c == nil {
				if t.vars == uintptr(grp.vars) {
					return true
				}
				continue
			}
			for sg := t.c.recvq.first; sg != nil; sg = sg.next {
				if sg.g.group == grp {
					return true
				}
			}
		}
	}
	return false
}

// closegroup: from here on no timer, finalizer or cleanup starts anything for the group.
func closegroup(grp *group) { endgroupvars(grp.vars) }

// forgetgroup frees a group's variables, after closegroup. None of its goroutines is left.
func forgetgroup(grp *group) {
	for takereport(grp) != nil {
	}
	vars := grp.vars
	grp.vars = nil
	freegroupvars(vars)
}

func hostheapbytes() uint64   { return atomic.Load64(&gcstats.live) }
func hostcollections() uint32 { return gcstats.cycles }

// ---- reports (hostkill.go); here, where pointers are written with barriers: a list that loses them loses what is in it

func addreport(r *groupreport) {
	lock(&groupreports.lock)
	r.next = groupreports.list
	groupreports.list = r
	unlock(&groupreports.lock)
}

// takereport is the report of a group, nil if there is none.
func takereport(grp *group) *groupreport {
	lock(&groupreports.lock)
	link := &groupreports.list
	for *link != nil && (*link).group != grp {
		link = &(*link).next
	}
	r := *link
	if r != nil {
		*link = r.next
	}
	unlock(&groupreports.lock)
	return r
}
