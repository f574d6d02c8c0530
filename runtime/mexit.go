// The end of a thread: a goroutine that ends while it is locked to its thread takes the thread along, since it may have changed what
// should not be passed on (a name space, say).
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// threadexit returns from mstart, whose stack pointer was sp.
func threadexit(sp uintptr)

// freem are the ms whose threads are gone, linked through idlenext, for reuse; guarded by sched.lock.
var freem *m

// mexit ends the current thread. On g0, with a p.
func mexit() {
	mp := tcbGetM()
	handoffp(releasep())
	all := ^uint64(0)
	syscall6(_SYS_rt_sigprocmask, 2, uintptr(unsafe.Pointer(&all)), 0, 8, 0, 0)
	var st stackt
	st.flags = 2 // SS_DISABLE
	syscall6(_SYS_sigaltstack, uintptr(unsafe.Pointer(&st)), 0, 0, 0, 0, 0)
	sysFree(unsafe.Pointer(mp.sigstack), sigStackSize)
	mp.sigstack = 0
	atomic.Store64(&mp.procid, 0)
	sp := mp.g0.sched.sp
	lock(&sched.lock)
	sched.nmfreed++
	checkdead()
	mp.idlenext = freem
	freem = mp // from here on mp is another thread's
	unlock(&sched.lock)
	threadexit(sp)
}
