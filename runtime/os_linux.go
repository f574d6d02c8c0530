// System calls and memory from Linux.
//
//go:nowritebarrier
package runtime

import "unsafe"

const (
	_SYS_read           = 0
	_SYS_write          = 1
	_SYS_close          = 3
	_SYS_mmap           = 9
	_SYS_munmap         = 11
	_SYS_rt_sigaction   = 13
	_SYS_rt_sigprocmask = 14
	_SYS_sched_yield    = 24
	_SYS_madvise        = 28
	_SYS_nanosleep      = 35
	_SYS_getitimer      = 36
	_SYS_getpid         = 39
	_SYS_kill           = 62
	_SYS_sigaltstack    = 131
	_SYS_gettid         = 186
	_SYS_futex          = 202
	_SYS_sched_getaffinity = 204
	_SYS_clock_gettime  = 228
	_SYS_exit_group     = 231
	_SYS_epoll_wait     = 232
	_SYS_epoll_ctl      = 233
	_SYS_tgkill         = 234
	_SYS_eventfd2       = 290
	_SYS_epoll_create1  = 291
	_SYS_epoll_pwait2   = 441
	_SYS_getrandom      = 318
)

const (
	_CLOCK_REALTIME  = 0
	_CLOCK_MONOTONIC = 1
	_EAGAIN          = 11
	_PROT_READ_WRITE = 3
	_MAP_PRIVATE     = 2
	_MAP_ANON        = 0x20
	_MAP_NORESERVE   = 0x4000
	_MAP_FIXED_NOREPLACE = 0x100000
)

// syscall6 makes a raw system call (asm_amd64.s); errors come back as -errno. The scheduler does not hear of it.
//
//go:noescape
func syscall6(num, a1, a2, a3, a4, a5, a6 uintptr) uintptr

// kernelcall is syscall6 between entersyscall and exitsyscall, for a call that the program makes. It may fail because it was interrupted (breakcall).
//
//go:noescape
func kernelcall(num, a1, a2, a3, a4, a5, a6 uintptr) uintptr

// clockgettime is libc's clock_gettime, called on g0's stack (asm_amd64.s).
//
//go:noescape
func clockgettime(clock int32, ts *timespec)

//go:linkname libc_pthread_create pthread_create
//go:noescape
func libc_pthread_create(thread *uintptr, attr *[8]uintptr, fn uintptr, arg unsafe.Pointer) int32

//go:linkname libc_pthread_attr_init pthread_attr_init
//go:noescape
func libc_pthread_attr_init(attr *[8]uintptr) int32

//go:linkname libc_pthread_attr_setstacksize pthread_attr_setstacksize
//go:noescape
func libc_pthread_attr_setstacksize(attr *[8]uintptr, size uintptr) int32

//go:linkname libc_pthread_attr_setdetachstate pthread_attr_setdetachstate
//go:noescape
func libc_pthread_attr_setdetachstate(attr *[8]uintptr, state int32) int32

//go:linkname memmove memmove
//go:noescape
func memmove(to, from unsafe.Pointer, n uintptr)

//go:linkname libc_memset memset
//go:noescape
func libc_memset(p unsafe.Pointer, c int32, n uintptr)

func memclrNoHeapPointers(p unsafe.Pointer, n uintptr) { libc_memset(p, 0, n) }

func nanotime() int64 {
	var ts timespec
	clockgettime(_CLOCK_MONOTONIC, &ts)
	return ts.sec*1000000000 + ts.nsec
}

func walltime() (sec int64, nsec int32) {
	var ts timespec
	clockgettime(_CLOCK_REALTIME, &ts)
	return ts.sec, int32(ts.nsec)
}

func sysMmap(hint uintptr, n uintptr, flags uintptr) uintptr {
	return syscall6(_SYS_mmap, hint, n, _PROT_READ_WRITE, _MAP_PRIVATE|_MAP_ANON|flags, ^uintptr(0), 0)
}

func isErrno(r uintptr) bool { return r > ^uintptr(4095) }

// sysAlloc gives n bytes of zeroed memory, page-aligned, or ends the process.
func sysAlloc(n uintptr) unsafe.Pointer {
	r := sysMmap(0, n, _MAP_NORESERVE)
	if isErrno(r) {
		throwOutOfMemory(n)
	}
	return unsafe.Pointer(r)
}

// sysHugePage asks for huge pages behind a range; only advice.
func sysHugePage(p, n uintptr) {
	const _MADV_HUGEPAGE = 14
	syscall6(_SYS_madvise, p, n, _MADV_HUGEPAGE, 0, 0, 0)
}

// sysPopulate makes the pages of a range as if they had been written to; systems before Linux 5.14 do nothing.
func sysPopulate(p, n uintptr) {
	const _MADV_POPULATE_WRITE = 23
	syscall6(_SYS_madvise, p, n, _MADV_POPULATE_WRITE, 0, 0, 0)
}

func sysFree(p unsafe.Pointer, n uintptr) {
	syscall6(_SYS_munmap, uintptr(p), n, 0, 0, 0, 0)
}

func write(fd uintptr, p unsafe.Pointer, n int32) int32 {
	return int32(syscall6(_SYS_write, fd, uintptr(p), uintptr(n), 0, 0, 0))
}

func exit(code int32) {
	if trace.writer != nil {
		traceend(code)
	}
	if hotqueue.watched != 0 {
		hostexit()
	}
	for {
		syscall6(_SYS_exit_group, uintptr(code), 0, 0, 0, 0, 0)
	}
}

func osyield() { syscall6(_SYS_sched_yield, 0, 0, 0, 0, 0, 0) }

func usleep(usec uint32) {
	var ts timespec
	ts.sec = int64(usec / 1000000)
	ts.nsec = int64(usec%1000000) * 1000
	syscall6(_SYS_nanosleep, uintptr(unsafe.Pointer(&ts)), 0, 0, 0, 0, 0)
}

func getproccount() int32 {
	var mask [128]uint64
	n := syscall6(_SYS_sched_getaffinity, 0, 1024, uintptr(unsafe.Pointer(&mask)), 0, 0, 0)
	if isErrno(n) {
		return 1
	}
	count := int32(0)
	for i := uintptr(0); i < n/8; i++ {
		x := mask[i]
		for x != 0 {
			x &= x - 1
			count++
		}
	}
	if count == 0 {
		count = 1
	}
	return count
}

func writeErrStr(s string) {
	p := *(*unsafe.Pointer)(unsafe.Pointer(&s))
	write(2, p, int32(len(s)))
}
