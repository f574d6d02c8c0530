// Preemption of running goroutines by signal.
//
// sysmon sends SIGURG to a thread whose goroutine has run for a time slice (forcePreemptNS). The handler may stop the
// goroutine at any instruction of compiled Go code outside package runtime: it copies the whole signal context (registers, flags, vector state)
// to the goroutine, and lets the signal return into the scheduler instead (asyncPreempt, on g0's stack). The goroutine goes on later,
// perhaps on another thread, through rt_sigreturn with that context.
//
// Nothing is preempted
//   - in package runtime and its assembly (by program counter): code there may hold an m or p across instructions, or be about to switch stacks;
//   - in libc (a memmove, say): its code is in none of our images;
//   - while the thread's no-preempt count (%fs:0x58) is not zero: locks of the runtime, system calls, procPin.
//
// The request is lost then; sysmon sends another one, every 100 µs while others wait. A goroutine that allocates or makes goroutines ends its time slice by
// itself there (gctrigger, newproc). Frames of package runtime deeper on the goroutine's stack are no problem as long as they
// call compiled code that is not the runtime's (deferred functions, hash and equality functions) without an m or p in hand.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	_SIGURG = 23

	forcePreemptNS = 10 * 1000 * 1000

	// ucontext: flags 8, link 8, stack 24, then the registers (40), among them fpstate's address, and the signal mask.
	ucSize    = 304
	ucStack   = 16
	ucFpstate = 40 + 23*8
	ucSigmask = 296

	// fpstate: the legacy area is 512 bytes; its software bytes say whether and how far it is extended.
	fpLegacySize = 512
	fpSwBytes    = 464
	fpMagic1     = 0x46505853
	fpAlign      = 64
	fpControl    = 0 // of the x87 unit, 16 bits
	fpMXCSR      = 24

	redZone = 128 // bytes below the stack pointer that a leaf function may use
)

// The code of package runtime, from the linker.
var runtimetext, runtimeetext uintptr

func noPreemptCount() int64
func sigresume(gp *g, uc uintptr)

// fpcontrol stores MXCSR and the control word of the x87 unit.
//
//go:noescape
func fpcontrol(words *[2]uint32)

// preemptone asks the thread that runs pp to preempt its goroutine. On g0, which may mark for a while, it would refuse.
func preemptone(pp *p) {
	mp := pp.m
	if mp == nil || mp == tcbGetM() || mp.curg == nil {
		return
	}
	tid := mp.procid
	if tid != 0 {
		syscall6(_SYS_tgkill, uintptr(processid), uintptr(tid), _SIGURG, 0, 0, 0)
	}
}

var processid uint64

// wantAsyncPreempt tells whether the interrupted goroutine may be taken off its thread at pc.
func wantAsyncPreempt(mp *m, gp *g, pc uintptr) bool {
	if gp == mp.g0 || gp.seg0 == nil || mp.curg != gp || mp.p == nil {
		return false
	}
	if noPreemptCount() != 0 || atomic.Load(&gp.atomicstatus) != _Grunning {
		return false
	}
	if pc >= runtimetext && pc < runtimeetext {
		return false
	}
	if findmodule(pc) == nil {
		return false
	}
	// A stub into libc (jmp *slot), perhaps on behalf of the runtime.
	return *(*uint16)(unsafe.Pointer(pc)) != 0x25ff
}

// asyncPreemptSignal is SIGURG's handler.
func asyncPreemptSignal(mp *m, gp *g, uc uintptr) {
	pc := *(*uintptr)(unsafe.Pointer(uc + ucRIP))
	if !wantAsyncPreempt(mp, gp, pc) {
		return
	}
	fp := *(*uintptr)(unsafe.Pointer(uc + ucFpstate))
	if fp == 0 {
		return
	}
	size := fpsize(fp)
	if gp.preemptbuf == 0 || *(*uintptr)(unsafe.Pointer(gp.preemptbuf - 8)) < size {
		// The size is the same on most threads; those that have used more of the processor's registers have more.
		gp.preemptbuf = uintptr(persistentalloc(16+ucSize+fpAlign+fpAlign+size)) + 16
		*(*uintptr)(unsafe.Pointer(gp.preemptbuf - 8)) = size
	}
	buf := gp.preemptbuf
	fpcopy := (buf + ucSize + fpAlign - 1) &^ (fpAlign - 1)
	memmove(unsafe.Pointer(buf), unsafe.Pointer(uc), ucSize)
	memmove(unsafe.Pointer(fpcopy), unsafe.Pointer(fp), size)
	*(*uintptr)(unsafe.Pointer(buf + ucFpstate)) = fpcopy
	gp.preemptctx = buf
	// The signal now returns to asyncPreempt on g0's stack, where calls expect the stack pointer 16-aligned.
	*(*uintptr)(unsafe.Pointer(uc + ucRIP)) = asmaddr(4)
	*(*uintptr)(unsafe.Pointer(uc + ucRSP)) = mp.g0.sched.sp
}

// fpsize is the size of the vector state at fp.
func fpsize(fp uintptr) uintptr {
	if *(*uint32)(unsafe.Pointer(fp + fpSwBytes)) == fpMagic1 {
		return uintptr(*(*uint32)(unsafe.Pointer(fp + fpSwBytes + 4)))
	}
	return fpLegacySize
}

// preempted puts the goroutine that the signal stopped on the global queue. On g0.
func preempted(gp *g) {
	if traceon {
		trace0(traceGoPreempt)
	}
	if atomic.Load(&gcwork.phase) == gcMarking {
		scanpreempted(gp)
	}
	gogo(requeue(gp))
}

// resumepreempted continues a preempted goroutine on this thread.
func resumepreempted(mp *m, gp *g) {
	uc := gp.preemptctx
	gp.preemptctx = 0
	// The kernel restores from the context what belongs to the thread, too, and must be this one's: the alternate signal stack, the signal mask, and
	// how it rounds. Threads of the host have their own.
	st := (*stackt)(unsafe.Pointer(uc + ucStack))
	st.sp = mp.sigstack
	st.flags = 0
	st.size = sigStackSize
	syscall6(_SYS_rt_sigprocmask, 0, 0, uc+ucSigmask, 8, 0, 0)
	var control [2]uint32
	fpcontrol(&control)
	fp := *(*uintptr)(unsafe.Pointer(uc + ucFpstate))
	*(*uint32)(unsafe.Pointer(fp + fpMXCSR)) = control[0]
	*(*uint16)(unsafe.Pointer(fp + fpControl)) = uint16(control[1])
	sigresume(gp, uc)
}

// preemptcheck yields if the time slice is over. Called where goroutines poll in a loop that is almost always inside the runtime, so that
// the signal finds them there.
func preemptcheck() {
	mp := getg().m
	if mp != nil && mp.p != nil && atomic.Load(&mp.p.preempt) != 0 {
		Gosched()
	}
}
