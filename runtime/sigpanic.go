// Memory faults of compiled code, by unsafe pointers or mapped files that became shorter: Go's panics or Go's last words.
//
// The signal handler makes the faulting instruction look like a call of sigpanic, which then runs on the goroutine's stack as any
// function does. That works where the goroutine holds nothing of the runtime's, in the same places as a panic would.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	nilAddresses = 4096 // faults below are nil pointers'
	_FPE_INTDIV  = 1
	_SEGV_ACCERR = 2
	_SI_USER     = 0
)

// maysigpanic tells whether a fault of gp at pc may become a panic.
func maysigpanic(mp *m, gp *g) bool {
	return gp.seg0 != nil && mp.curg == gp && mp.p != nil && noPreemptCount() == 0 && mp.dying == 0 &&
		atomic.Load(&gp.atomicstatus) == _Grunning
}

// preparePanic has the signal return into sigpanic. False if the fault is in code we know nothing of.
func preparePanic(gp *g, sig uint32, code int32, addr uintptr, ctx unsafe.Pointer) bool {
	pc := *(*uintptr)(add(ctx, ucRIP))
	sp := *(*uintptr)(add(ctx, ucRSP))
	ret := pc + 1 // traces take a byte off
	if findmodule(pc) == nil {
		// In a leaf of libc (memmove, say): as if its caller had done it.
		ret = *(*uintptr)(unsafe.Pointer(sp))
		if findmodule(ret) == nil {
			return false
		}
		sp += 8
	}
	gp.sig = sig
	gp.sigcode0 = uintptr(code)
	gp.sigcode1 = addr
	gp.sigpc = pc
	pretendcall(ret, sp, ctx, asmaddr(5))
	return true
}

// pretendcall changes a signal's context so that the code there, which was to return to ret, has called fn with the stack pointer sp.
func pretendcall(ret, sp uintptr, ctx unsafe.Pointer, fn uintptr) {
	sp = (sp - redZone) &^ 15
	if fp := *(*uintptr)(add(ctx, ucRBP)); ret >= interptext && ret < interpetext && interpframe(fp) == fp {
		// In a handler of the interpreter that has no frame: it gets one, as those have that make calls (unwind).
		lo, _ := interprange()
		sp -= 16
		*(*uintptr)(unsafe.Pointer(sp + 8)) = lo
		*(*uintptr)(unsafe.Pointer(sp)) = fp
		*(*uintptr)(add(ctx, ucRBP)) = sp
	}
	sp -= 8
	*(*uintptr)(unsafe.Pointer(sp)) = ret
	*(*uintptr)(add(ctx, ucRSP)) = sp
	*(*uintptr)(add(ctx, ucRIP)) = fn
}

// sigpanic is what the faulting instruction seems to have called.
func sigpanic() {
	gp := getg()
	if gp.sig == _SIGFPE {
		if gp.sigcode0 == _FPE_INTDIV {
			panicdivide()
		}
		panic(errorString("floating point error"))
	}
	addr := gp.sigcode1
	if gp.sig == _SIGSEGV && gp.sigcode0 <= _SEGV_ACCERR && addr < nilAddresses { // with other codes there is no address
		panic(errorString(memoryErrorText))
	}
	if gp.paniconfault {
		panicmemAddr(addr)
	}
	startdying()
	print("unexpected fault address ")
	printhex(uint64(addr))
	print("\n")
	thrown("fault")
}

// printsignal is the line that says which signal gp died of.
func printsignal(sig uint32, code, addr, pc uintptr) {
	print("[signal ")
	printsigname(sig)
	print(" code=")
	printhex(uint64(code))
	print(" addr=")
	printhex(uint64(addr))
	print(" pc=")
	printhex(uint64(pc))
	print("]\n")
}

func printsigname(sig uint32) {
	switch sig {
	case _SIGQUIT:
		print("SIGQUIT: quit")
	case _SIGILL:
		print("SIGILL: illegal instruction")
	case _SIGTRAP:
		print("SIGTRAP: trace trap")
	case _SIGABRT:
		print("SIGABRT: abort")
	case _SIGBUS:
		print("SIGBUS: bus error")
	case _SIGFPE:
		print("SIGFPE: floating-point exception")
	case _SIGSEGV:
		print("SIGSEGV: segmentation violation")
	case _SIGSTKFLT:
		print("SIGSTKFLT: stack fault")
	case _SIGSYS:
		print("SIGSYS: bad system call")
	default:
		print("signal ", sig)
	}
}
