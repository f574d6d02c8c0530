// SIGQUIT and others like it, faults that another process sends among them: what all goroutines are doing, and the end of the program with status 2.
//
//go:nowritebarrier
package runtime

import "runtime/internal/atomic"

const _SIGQUIT = 3

// sigquit runs as a signal handler on a thread of the host. Goroutines that run are stopped by preemption where that works within a
// moment, so that their stacks can be shown.
func sigquit(mp *m, sig uint32, code int32, pc uintptr) {
	if mp != &m0 {
		syscall6(_SYS_tgkill, uintptr(processid), uintptr(m0.procid), uintptr(sig), 0, 0, 0)
		return
	}
	startdying()
	atomic.Store(&world.stopping, 1)
	for try := 0; try < 500; try++ {
		running := 0
		for i := 0; i < len(allp); i++ {
			if atomic.Load(&allp[i].status) == _Prunning {
				running++
				preemptone(allp[i])
			}
		}
		if running == 0 {
			break
		}
		usleep(100)
	}
	printsigname(sig)
	print("\nPC=")
	printhex(uint64(pc))
	print(" m=0 sigcode=", code, "\n")
	level := dying.settings >> tracebackShift
	dying.system = level > 1
	if level > 0 {
		tracebackothers(nil)
	}
	if stressSched || stressHandoff || stressGC != 0 || scheddetail {
		print("\n")
		schedtrace(true)
	}
	died()
}
