// The beginning of a thread (its end is in mexit.go).
//
// ms are never freed: one whose thread is gone is used again for a new thread. A new thread begins on g0, which is its own stack, with signals blocked
// until it has its alternate stack for them; then it runs mstartfn, or schedules with the p that it was made for.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	mStackSize = 0x80000 // bytes; known to mstart in asm_amd64.s
	maxMCount  = 10000
)

// newm makes a thread. With fn it runs fn and has no p (sysmon); else it starts with pp. Nil if there is no thread to be had, which
// ends the process unless that is a host's (hostlack.go).
func newm(fn func(), pp *p) *m {
	lock(&sched.lock)
	if sched.mnext+1-sched.nmfreed > int64(sched.maxmcount) {
		unlock(&sched.lock)
		if islibrary {
			lacks(0)
			return nil
		}
		threadexhaustion()
	}
	mp := freem
	reused := mp != nil
	if reused {
		freem = mp.idlenext
		mp.idlenext = nil
	} else {
		mp = (*m)(persistentalloc(unsafe.Sizeof(m{})))
		mp.g0 = (*g)(persistentalloc(unsafe.Sizeof(g{})))
		mp.g0.m = mp
		mp.g0.issystem = true
		mp.g0.vars = mainvars
		wbinit(mp)
	}
	if traceon && mp.trace == nil {
		mp.trace = tracenewbuf()
	}
	mp.mstartfn = fn
	mp.nextp = pp
	if !reused {
		mp.id = sched.mnext
	}
	sched.mnext++
	if fn != nil {
		sched.nmsys++
	}
	if !reused {
		mp.alllink = allm
		allm = mp
	}
	unlock(&sched.lock)
	mp.randstate = rand()
	errno := int32(0)
	if cur := tcbGetM(); cur.locks != 0 && atomic.Load(&template.state) == templateBegun {
		errno = askTemplate(mp)
	} else if cur.g0 == getg() {
		errno = startThread(mp)
	} else {
		systemstack(func() { errno = startThread(mp) })
	}
	if errno != 0 {
		if islibrary {
			threadrefused(mp, errno)
			return nil
		}
		nothread(errno)
	}
	return mp
}

func threadexhaustion() {
	startdying()
	print("runtime: program exceeds ", sched.maxmcount, "-thread limit\n")
	thrown("thread exhaustion")
}

func nothread(errno int32) {
	startdying()
	print("runtime: failed to create new OS thread (have ", sched.mnext-sched.nmfreed, " already; errno=", errno, ")\n")
	if errno == _EAGAIN {
		print("runtime: may need to increase max user processes (ulimit -u)\n")
	}
	thrown("newosproc")
}

// startThread runs on g0, and gives the error number, 0 for none. Signals stay blocked in the new thread until it has its alternate stack.
func startThread(mp *m) int32 {
	var attr [8]uintptr
	libc_pthread_attr_init(&attr)
	libc_pthread_attr_setstacksize(&attr, mStackSize)
	libc_pthread_attr_setdetachstate(&attr, 1)
	all := ^uint64(0)
	var old uint64
	syscall6(_SYS_rt_sigprocmask, 2, uintptr(unsafe.Pointer(&all)), uintptr(unsafe.Pointer(&old)), 8, 0, 0)
	r := libc_pthread_create(&mp.thread, &attr, asmaddr(1), unsafe.Pointer(mp))
	for try := uint32(1); r == _EAGAIN && try <= 20 && !islibrary; try++ {
		usleep(try * 1000)
		r = libc_pthread_create(&mp.thread, &attr, asmaddr(1), unsafe.Pointer(mp))
	}
	syscall6(_SYS_rt_sigprocmask, 2, uintptr(unsafe.Pointer(&old)), 0, 8, 0, 0)
	return r
}

// mstart1 is a new thread's first Go code, on g0.
func mstart1() {
	mp := tcbGetM()
	mp.procid = uint64(syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0))
	minitsig(mp)
	if traceon {
		trace1(traceThreadStart, mp.procid)
	}
	if mp.mstartfn != nil {
		mp.mstartfn()
		return
	}
	if mp.nextp != nil {
		pp := mp.nextp
		mp.nextp = nil
		acquirep(pp)
	}
	gogo(schedule())
}
