// What packages os, syscall and internal/poll need from the runtime (std/HOOKS.md): arguments, environment, exit, system calls.

package runtime

import "unsafe"

//go:linkname os_runtime_args os.runtime_args
func os_runtime_args() []string {
	// A copy: the program may change os.Args.
	from := argslice
	if grouprun.is {
		from = grouprun.args
	}
	args := make([]string, len(from))
	copy(args, from)
	return args
}

// setgrouprun gives the group its arguments and environment, unless both are nil.
func setgrouprun(args, envs []string) {
	if args != nil || envs != nil {
		grouprun.is = true
		grouprun.args = args
		grouprun.envs = envs
	}
}

//go:linkname os_runtime_beforeExit os.runtime_beforeExit
func os_runtime_beforeExit(code int) {}

const sigPIPE = 13

// os_sigpipe ends the process as a write to a closed pipe ends other programs.
//
//go:linkname os_sigpipe os.sigpipe
func os_sigpipe() {
	if getg().group != nil {
		exitProcess(128 + sigPIPE)
	}
	if trace.writer != nil {
		traceend(-sigPIPE)
	}
	var act [4]uintptr // handler, flags, restorer, mask: all zero is the default action
	syscall6(_SYS_rt_sigaction, sigPIPE, uintptr(unsafe.Pointer(&act)), 0, 8, 0, 0)
	pid := syscall6(_SYS_getpid, 0, 0, 0, 0, 0, 0)
	syscall6(_SYS_kill, pid, sigPIPE, 0, 0, 0, 0)
	exit(128 + sigPIPE) // it was blocked: the status a shell reports
}

//go:linkname syscall_runtime_envs syscall.runtime_envs
func syscall_runtime_envs() []string {
	from := envs
	if grouprun.is {
		from = grouprun.envs
	}
	list := make([]string, len(from))
	copy(list, from)
	return list
}

//go:linkname syscall_runtimeSetenv syscall.runtimeSetenv
func syscall_runtimeSetenv(k, v string) {}

//go:linkname syscall_runtimeUnsetenv syscall.runtimeUnsetenv
func syscall_runtimeUnsetenv(k string) {}

//go:linkname syscall_Exit syscall.Exit
func syscall_Exit(code int) { exitProcess(int32(code)) }

// syscallresult splits what the kernel returned. The kernel has no second result on this machine.
func syscallresult(r uintptr) (r1, r2, err uintptr) {
	if isErrno(r) {
		return ^uintptr(0), 0, -r
	}
	return r, 0, 0
}

// While a goroutine is in the kernel its p may go to another thread (entersyscall); nothing between the two calls may need one.

//go:linkname syscall_Syscall syscall.Syscall
func syscall_Syscall(trap, a1, a2, a3 uintptr) (r1, r2, err uintptr) {
	for {
		leavehost()
		entersyscall()
		r := kernelcall(trap, a1, a2, a3, 0, 0, 0)
		exitsyscall()
		if !islibrary || !hostlook(r) {
			return syscallresult(r)
		}
	}
}

//go:linkname syscall_Syscall6 syscall.Syscall6
func syscall_Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, err uintptr) {
	for {
		leavehost()
		entersyscall()
		r := kernelcall(trap, a1, a2, a3, a4, a5, a6)
		exitsyscall()
		if !islibrary || !hostlook(r) {
			return syscallresult(r)
		}
	}
}

//go:linkname syscall_RawSyscall syscall.RawSyscall
func syscall_RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2, err uintptr) {
	return syscallresult(syscall6(trap, a1, a2, a3, 0, 0, 0))
}

//go:linkname syscall_RawSyscall6 syscall.RawSyscall6
func syscall_RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2, err uintptr) {
	return syscallresult(syscall6(trap, a1, a2, a3, a4, a5, a6))
}
