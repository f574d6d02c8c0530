// ps: how many there are, who has one, which are idle.
//
// A p is an m's (_Prunning), lent to a system call (_Psyscall), on sched.pidle, stopped with the world (_Pgcstop), or out of service (_Pdead) since
// GOMAXPROCS is not above its id. What in it is for its m alone is said in runtime2.go.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// maxProcs is how many ps there can be; allp has room for them from the start, so that readers of allp need no lock.
const maxProcs = 1024

// procresize makes n ps runnable. At start-up, and by GOMAXPROCS: fewer ps than before take effect as their ms come to schedule, which
// drops a p whose id is too high (dropp). sched.lock is held but at start-up.
func procresize(n int32) {
	if allp == nil {
		allp = (*[maxProcs]*p)(persistentalloc(maxProcs * 8))[:0:maxProcs]
	}
	old := gomaxprocs
	gomaxprocs = n
	if traceon {
		trace1(traceProcs, uint64(n))
	}
	for int32(len(allp)) < n {
		pp := (*p)(persistentalloc(unsafe.Sizeof(p{})))
		pp.id = int32(len(allp))
		pp.status = _Pdead
		pp.mcache = (*mcache)(persistentalloc(unsafe.Sizeof(mcache{})))
		mcacheinit(pp.mcache)
		maketimers(pp)
		list := allp[:len(allp)+1]
		list[pp.id] = pp
		allp = list
	}
	for i := n - 1; i >= old; i-- {
		if atomic.Cas(&allp[i].status, _Pdead, _Pidle) {
			pidleput(allp[i])
		}
	}
	// Idle ps beyond n leave the idle list.
	var keep *p
	for {
		pp := pidleget()
		if pp == nil {
			break
		}
		if pp.id < n {
			pp.link = keep
			keep = pp
		} else {
			pp.status = _Pdead
		}
	}
	for keep != nil {
		pp := keep
		keep = pp.link
		pidleput(pp)
	}
}

// dropp takes the current m's p, whose id is beyond GOMAXPROCS, out of service; its goroutines go to the global queue.
func dropp(pp *p) {
	mp := tcbGetM()
	if mp.spinning {
		mp.spinning = false
		atomic.Xadd(&sched.nmspinning, -1)
	}
	lock(&sched.lock)
	runqmove(pp)
	releasep()
	pidleput(pp)
	unlock(&sched.lock)
	wakep()
}

// acquirep gives the current m the p pp.
func acquirep(pp *p) {
	mp := tcbGetM()
	mp.p = pp
	mp.mcache = pp.mcache
	pp.m = mp
	atomic.Store(&pp.status, _Prunning)
	tcbSetMarking(atomic.Load(&gcwork.phase))
	if traceon {
		traceproc()
	}
}

// releasep takes the current m's p away from it.
func releasep() *p {
	mp := tcbGetM()
	pp := mp.p
	mp.p = nil
	mp.mcache = nil
	pp.m = nil
	if traceon {
		traceproc()
	}
	atomic.Store(&pp.status, _Pidle)
	return pp
}

// pidleput and pidleget: sched.lock is held. A p beyond GOMAXPROCS goes out of service instead; its queues are empty. While the world is
// being stopped, it is stopped.
func pidleput(pp *p) {
	if atomic.Load(&world.stopping) != 0 {
		pstopped(pp)
		return
	}
	if pp.id >= gomaxprocs {
		pp.status = _Pdead
		return
	}
	if traceon {
		trace1(traceProcIdle, uint64(pp.id))
	}
	pp.status = _Pidle
	pp.link = sched.pidle
	sched.pidle = pp
	atomic.Xadd(&sched.npidle, 1)
}

func pidleget() *p {
	pp := sched.pidle
	if pp != nil {
		sched.pidle = pp.link
		pp.link = nil
		atomic.Xadd(&sched.npidle, -1)
		if atomic.Load(&sched.sysmonwait) == sysmonSleeps {
			sysmonwake()
		}
	}
	return pp
}

// handoffp finds an m for a p whose m went into a system call, or idles the p.
func handoffp(pp *p) {
	if traceon {
		trace1(traceProcHandoff, uint64(pp.id))
	}
	if !runqempty(pp) || sched.runqsize != 0 {
		startm(pp, false)
		return
	}
	if atomic.Load(&sched.nmspinning)+atomic.Load(&sched.npidle) == 0 && atomic.Cas(&sched.nmspinning, 0, 1) {
		startm(pp, true)
		return
	}
	lock(&sched.lock)
	if sched.runqsize != 0 {
		unlock(&sched.lock)
		startm(pp, false)
		return
	}
	pidleput(pp)
	unlock(&sched.lock)
	// A timer may depend on this p's m having come back.
	when := timeSleepUntil()
	if when != maxWhen || netpollWanted() {
		wakeNetPoller(when)
	}
}
