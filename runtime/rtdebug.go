// What package runtime/debug needs of the runtime (std/HOOKS.md).
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// alone calls set while no collection begins and GOMAXPROCS does not change.
func alone(set func()) {
	for !tryWorld() {
		Gosched()
	}
	set()
	doneWorld()
}

// newgoal makes a new setting of the collector's hold at once.
func newgoal() {
	gcgoal()
	if atomic.Load64(&gcstats.live) >= gcstats.trigger || stressGC != 0 {
		gcdue = 1
	}
}

//go:linkname debug_setGCPercent runtime/debug.setGCPercent
func debug_setGCPercent(percent int32) int32 {
	var old int32
	alone(func() {
		old = gcpercent
		if percent < 0 {
			percent = -1
		}
		gcpercent = percent
		newgoal()
	})
	if percent < 0 {
		gcwait() // no collection goes on when this returns
	}
	gctriggerdue()
	return old
}

//go:linkname debug_setMemoryLimit runtime/debug.setMemoryLimit
func debug_setMemoryLimit(limit int64) int64 {
	if limit < 0 {
		return gclimit
	}
	var old int64
	alone(func() {
		old = gclimit
		gclimit = limit
		newgoal()
	})
	gctriggerdue()
	return old
}

func gctriggerdue() {
	if gcdue != 0 {
		gctrigger()
	}
}

//go:linkname debug_freeOSMemory runtime/debug.freeOSMemory
func debug_freeOSMemory() {
	GC()
	scavenge(0)
	withWorldStopped(stackflush)
	stackscavenge(true)
}

//go:linkname debug_setMaxStack runtime/debug.setMaxStack
func debug_setMaxStack(n int) int {
	old := stackmax
	stackmax = uintptr(n)
	return int(old)
}

//go:linkname debug_setMaxThreads runtime/debug.setMaxThreads
func debug_setMaxThreads(n int) int {
	lock(&sched.lock)
	old := sched.maxmcount
	if n > 1<<31-1 {
		n = 1<<31 - 1
	}
	sched.maxmcount = int32(n)
	many := sched.mnext-sched.nmfreed > int64(n)
	if many && islibrary {
		sched.maxmcount = old // which is the process's
	}
	unlock(&sched.lock)
	if many {
		if islibrary {
			fatal("thread exhaustion")
		}
		threadexhaustion()
	}
	return int(old)
}

//go:linkname debug_setPanicOnFault runtime/debug.setPanicOnFault
func debug_setPanicOnFault(on bool) bool {
	gp := getg()
	old := gp.paniconfault
	gp.paniconfault = on
	return old
}

//go:linkname debug_setTraceback runtime/debug.setTraceback
func debug_setTraceback(level string) {
	dying.settings = tracebacksettings(level) | dying.least
}

// debug_buildInfo is what the program's image says of how it was made.
//
//go:linkname debug_buildInfo runtime/debug.buildInfo
func debug_buildInfo() string {
	if islibrary {
		return ""
	}
	for md := modules; md != nil; md = md.next {
		if md.nbuild != 0 {
			return unsafe.String(md.build, md.nbuild)
		}
	}
	return ""
}
