// Signals: the faults that mean a bug of ours or a wild unsafe pointer (sigpanic.go), SIGURG for preemption (preempt.go), those that end the
// program with traces (sigquit.go), and those that Go programs do not mind although they kill others. Threads of the
// runtime block all but the first two kinds, so that handlers run on the host's threads.
//
//go:nowritebarrier
package runtime

import "unsafe"

const (
	_SIGILL    = 4
	_SIGTRAP   = 5
	_SIGABRT   = 6
	_SIGBUS    = 7
	_SIGFPE    = 8
	_SIGUSR1   = 10
	_SIGSEGV   = 11
	_SIGUSR2   = 12
	_SIGPIPE   = 13
	_SIGALRM   = 14
	_SIGSTKFLT = 16
	_SIGXCPU   = 24
	_SIGXFSZ   = 25
	_SIGVTALRM = 26
	_SIGPROF   = 27
	_SIGIO     = 29
	_SIGPWR    = 30
	_SIGSYS    = 31
	_SIGRTMIN  = 35 // libc has the two before, and Go leaves one
	numSignals = 65

	_SA_SIGINFO  = 4
	_SA_ONSTACK  = 0x08000000
	_SA_RESTART  = 0x10000000
	_SA_RESTORER = 0x04000000

	sigStackSize = 64 << 10
)

type sigactiont struct {
	handler  uintptr
	flags    uint64
	restorer uintptr
	mask     uint64
}

type stackt struct {
	sp    uintptr
	flags int32
	_     int32
	size  uintptr
}

// oldFault are the host's handlers of the signals we take, used for its own threads.
var oldFault [numSignals]sigactiont

// Sets of signals, bit by number.
const (
	sigFaults  = 1<<_SIGILL | 1<<_SIGBUS | 1<<_SIGFPE | 1<<_SIGSEGV
	sigQuits   = 1<<_SIGQUIT | 1<<_SIGTRAP | 1<<_SIGABRT | 1<<_SIGSTKFLT | 1<<_SIGSYS
	sigNothing = 1<<_SIGUSR1 | 1<<_SIGUSR2 | 1<<_SIGPIPE | 1<<_SIGALRM | 1<<_SIGXCPU | 1<<_SIGXFSZ | 1<<_SIGVTALRM | 1<<_SIGPROF |
		1<<_SIGIO | 1<<_SIGPWR | (1<<64 - 1<<_SIGRTMIN)
)

func initsig() {
	processid = uint64(syscall6(_SYS_getpid, 0, 0, 0, 0, 0, 0))
	if islibrary {
		for sig := uintptr(1); sig < 32; sig++ {
			if (sigFaults|uint64(1<<_SIGURG))>>sig&1 != 0 {
				initsig1(sig)
			}
		}
		return
	}
	for sig := uintptr(1); sig < 64; sig++ {
		if (sigFaults|sigQuits|sigNothing|uint64(1<<_SIGURG))>>sig&1 != 0 {
			initsig1(sig)
		}
	}
	initsig1(64)
}

func initsig1(sig uintptr) {
	var sa sigactiont
	sa.handler = asmaddr(2)
	sa.restorer = asmaddr(3)
	sa.flags = _SA_SIGINFO | _SA_ONSTACK | _SA_RESTORER | _SA_RESTART
	sa.mask = 0
	syscall6(_SYS_rt_sigaction, sig, uintptr(unsafe.Pointer(&sa)), uintptr(unsafe.Pointer(&oldFault[sig])), 8, 0, 0)
}

// minitsig gives the new thread an alternate stack and unblocks the faults only.
func minitsig(mp *m) {
	mp.sigstack = uintptr(sysAlloc(sigStackSize))
	var st stackt
	st.sp = mp.sigstack
	st.size = sigStackSize
	syscall6(_SYS_sigaltstack, uintptr(unsafe.Pointer(&st)), 0, 0, 0, 0, 0)
	mask := ^uint64(1<<(_SIGSEGV-1) | 1<<(_SIGBUS-1) | 1<<(_SIGFPE-1) | 1<<(_SIGILL-1) | 1<<(_SIGTRAP-1) | 1<<(_SIGURG-1))
	syscall6(_SYS_rt_sigprocmask, 2, uintptr(unsafe.Pointer(&mask)), 0, 8, 0, 0)
}

// Registers in a ucontext: gregs begin at byte 40; rbp is the 11th, rax the 14th, rip the 17th.
const (
	ucRBP = 40 + 10*8
	ucRAX = 40 + 13*8
	ucRSP = 40 + 15*8
	ucRIP = 40 + 16*8
)

// sighandler runs on the alternate stack, without a stack limit (sigtramp).
func sighandler(sig uint32, info, ctx unsafe.Pointer) {
	mp := tcbGetM()
	if sig == _SIGURG {
		if mp != nil && mp != &m0 && getg() != nil {
			asyncPreemptSignal(mp, getg(), uintptr(ctx))
			if islibrary {
				hostbreak(mp, getg(), ctx)
			}
		}
		return
	}
	if islibrary && (sig >= 32 || uint64(sigFaults)>>sig&1 == 0) {
		hostinterrupt(mp, sig, info, ctx)
		return
	}
	code := *(*int32)(add(info, 8))
	if sig >= 64 || uint64(sigNothing)>>sig&1 != 0 {
		return
	}
	if uint64(sigQuits)>>sig&1 != 0 || code <= _SI_USER {
		sigquit(mp, sig, code, *(*uintptr)(add(ctx, ucRIP)))
		return
	}
	if mp == nil || mp == &m0 || getg() == nil {
		if old := &oldFault[sig]; islibrary && old.handler > 1 {
			ccall(old.handler, uintptr(sig), uintptr(info), uintptr(ctx), 0)
			return
		}
		// A thread of the host: let its own handler have it when the instruction runs again.
		syscall6(_SYS_rt_sigaction, uintptr(sig), uintptr(unsafe.Pointer(&oldFault[sig])), 0, 8, 0, 0)
		return
	}
	pc := *(*uintptr)(add(ctx, ucRIP))
	fp := *(*uintptr)(add(ctx, ucRBP))
	addr := *(*uintptr)(add(info, 16))
	gp := getg()
	if sig != _SIGILL && maysigpanic(mp, gp) && preparePanic(gp, sig, code, addr, ctx) {
		return
	}
	gp.writebuf = nil // runtime.Stack may have been at work
	print("fatal error: unexpected signal during runtime execution\n")
	printsignal(sig, uintptr(code), addr, pc)
	print("\n")
	goroutineheader(gp)
	printinterrupted(pc, fp, gp, true)
	died()
}
