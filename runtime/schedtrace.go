// GODEBUG=schedtrace=N: a line about the scheduler every N milliseconds, from sysmon; with scheddetail=1 all ps, ms and gs. In Go's format.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

var (
	schedtracems   int32 // GODEBUG=schedtrace
	scheddetail    bool  // GODEBUG=scheddetail
	schedtracelast int64
	schedstart     int64
)

func schedtraceinit() {
	schedstart = nanotime()
	schedtracems = debugvar("schedtrace")
	scheddetail = debugvar("scheddetail") > 0
	if schedtracems > 0 && schedtracems < 10000 && sysmonMaxWait > uint32(schedtracems)*1000 {
		sysmonMaxWait = uint32(schedtracems) * 1000
	}
}

// maybetrace is called by sysmon.
func maybetrace(now int64) {
	if schedtracems > 0 && now-schedtracelast >= int64(schedtracems)*1000000 {
		schedtracelast = now
		schedtrace(scheddetail)
	}
}

func schedtrace(detailed bool) {
	now := nanotime()
	printlock()
	lock(&sched.lock)
	print("SCHED ", (now-schedstart)/1000000, "ms: gomaxprocs=", gomaxprocs, " idleprocs=", atomic.Load(&sched.npidle), " threads=", sched.mnext-sched.nmfreed,
		" spinningthreads=", atomic.Load(&sched.nmspinning), " needspinning=", sched.needspinning, " idlethreads=", sched.nmidle, " runqueue=", sched.runqsize)
	if detailed {
		print(" gcwaiting=", atomic.Load(&world.stopping) != 0, " nmidlelocked=0 stopwait=", world.wait, " sysmonwait=", atomic.Load(&sched.sysmonwait) != 0, "\n")
	} else {
		print(" [")
	}
	for i := 0; i < len(allp); i++ {
		pp := allp[i]
		n := atomic.Load(&pp.runqtail) - atomic.Load(&pp.runqhead)
		if !detailed {
			print(" ", n)
			continue
		}
		print("  P", i, ": status=", atomic.Load(&pp.status), " schedtick=", pp.schedtick, " syscalltick=", pp.syscalltick, " m=")
		if mp := pp.m; mp != nil {
			print(mp.id)
		} else {
			print("nil")
		}
		print(" runqsize=", n, " gfreecnt=", pp.gFreeN, " timerslen=", atomic.Loadint32(&pp.timers.n), "\n")
	}
	if !detailed {
		print(" ] schedticks=[")
		for i := 0; i < len(allp); i++ {
			print(" ", allp[i].schedtick)
		}
		print(" ]\n")
		unlock(&sched.lock)
		printunlock()
		return
	}
	for mp := allm; mp != nil; mp = mp.alllink {
		print("  M", mp.id, ": p=")
		if pp := mp.p; pp != nil {
			print(pp.id)
		} else {
			print("nil")
		}
		print(" curg=")
		printgoid(mp.curg)
		print(" mallocing=0 throwing=", mp.throwing, " preemptoff= locks=", mp.locks, " dying=", mp.dying, " spinning=", mp.spinning, " blocked=",
			mp.blocked || mp.inIdle, " lockedg=")
		printgoid(mp.lockedg)
		print("\n")
	}
	lock(&allglock)
	for gp := allgs; gp != nil; gp = gp.alllink {
		print("  G", gp.goid, ": status=", atomic.Load(&gp.atomicstatus), "(", gp.waitreason.String(), ") m=")
		printmid(gp.m)
		print(" lockedm=")
		printmid(gp.lockedm)
		print("\n")
	}
	unlock(&allglock)
	unlock(&sched.lock)
	printunlock()
}

func printgoid(gp *g) {
	if gp == nil {
		print("nil")
	} else {
		print(gp.goid)
	}
}

func printmid(mp *m) {
	if mp == nil {
		print("nil")
	} else {
		print(mp.id)
	}
}
