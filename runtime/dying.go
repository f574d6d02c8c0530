// What a dying program tells: GOTRACEBACK and debug.SetTraceback.
//
//	none    no goroutine's trace
//	single  the current goroutine's, or all if there is none (the setting when nothing is set)
//	all     those of all goroutines of the program
//	system  those of the runtime's goroutines too, with the runtime's frames
//	crash   as system, and the process dies of SIGABRT
//
// A number is a level: 0 none, 1 single, 2 system, of all goroutines. What is broken in the runtime itself (throw) is always told in full.
//
//go:nowritebarrier
package runtime

import "unsafe"

const (
	tracebackCrash = 1
	tracebackAll   = 2
	tracebackShift = 2 // the level is above
)

var dying struct {
	settings uint32
	least    uint32 // what the environment asked for
	system   bool   // traces show the runtime's goroutines and frames
}

func tracebackinit() {
	dying.settings = tracebacksettings(gogetenv("GOTRACEBACK"))
	dying.least = dying.settings
}

func tracebacksettings(level string) uint32 {
	switch level {
	case "none":
		return 0
	case "single", "":
		return 1 << tracebackShift
	case "all":
		return 1<<tracebackShift | tracebackAll
	case "system":
		return 2<<tracebackShift | tracebackAll
	case "crash":
		return 2<<tracebackShift | tracebackAll | tracebackCrash
	}
	n, ok := parsedecimal(level)
	if ok && n < 1<<30 {
		return uint32(n)<<tracebackShift | tracebackAll
	}
	return tracebackAll
}

// dietraced ends the process after printing traces: gp's (nil: there is none), and the others' if all is set or the settings say so.
func dietraced(gp *g, all bool) {
	level := dying.settings >> tracebackShift
	dying.system = level > 1
	if level > 0 {
		if gp != nil {
			print("\n")
			traceback1(gp)
		}
		if all || dying.settings&tracebackAll != 0 {
			tracebackothers(gp)
		}
	}
	died()
}

// died ends the process when all is told.
func died() {
	if dying.settings&tracebackCrash != 0 {
		raise(_SIGABRT)
	}
	exit(2)
}

// raise sends the thread a signal whose default action is to kill the process, for a core dump or a debugger.
func raise(sig uintptr) {
	if trace.writer != nil {
		traceend(-int32(sig))
	}
	var act sigactiont // all zero is the default action
	syscall6(_SYS_rt_sigaction, sig, uintptr(unsafe.Pointer(&act)), 0, 8, 0, 0)
	mask := uint64(1) << (sig - 1)
	syscall6(_SYS_rt_sigprocmask, 1, uintptr(unsafe.Pointer(&mask)), 0, 8, 0, 0)
	pid := syscall6(_SYS_getpid, 0, 0, 0, 0, 0, 0)
	syscall6(_SYS_tgkill, pid, syscall6(_SYS_gettid, 0, 0, 0, 0, 0, 0), sig, 0, 0, 0)
}
