// The kernel calls, each as a function. Paths are relative to the working directory.

package syscall

import "unsafe"

const atCwd = ^uintptr(-_AT_FDCWD - 1) // AT_FDCWD as an argument

// pathCall makes a call whose second argument is a path.
func pathCall(trap uintptr, path string, a3, a4 uintptr) (uintptr, error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return 0, err
	}
	r, _, e := Syscall6(trap, atCwd, uintptr(unsafe.Pointer(p)), a3, a4, 0, 0)
	return r, toError(e)
}

// Open opens a file and returns its descriptor.
func Open(path string, mode int, perm uint32) (fd int, err error) {
	r, err := pathCall(SYS_OPENAT, path, uintptr(mode), uintptr(perm))
	if err != nil {
		return -1, err
	}
	return int(r), nil
}

func Close(fd int) error {
	_, _, e := Syscall(SYS_CLOSE, uintptr(fd), 0, 0)
	return toError(e)
}

func count(r uintptr, e Errno) (int, error) {
	if e != 0 {
		return -1, toError(e)
	}
	return int(r), nil
}

func Read(fd int, p []byte) (n int, err error) {
	r, _, e := Syscall(SYS_READ, uintptr(fd), uintptr(bufferAddr(p)), uintptr(len(p)))
	return count(r, e)
}

func Write(fd int, p []byte) (n int, err error) {
	r, _, e := Syscall(SYS_WRITE, uintptr(fd), uintptr(bufferAddr(p)), uintptr(len(p)))
	return count(r, e)
}

func Pread(fd int, p []byte, offset int64) (n int, err error) {
	r, _, e := Syscall6(SYS_PREAD64, uintptr(fd), uintptr(bufferAddr(p)), uintptr(len(p)), uintptr(offset), 0, 0)
	return count(r, e)
}

func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	r, _, e := Syscall6(SYS_PWRITE64, uintptr(fd), uintptr(bufferAddr(p)), uintptr(len(p)), uintptr(offset), 0, 0)
	return count(r, e)
}

func Seek(fd int, offset int64, whence int) (off int64, err error) {
	r, _, e := Syscall(SYS_LSEEK, uintptr(fd), uintptr(offset), uintptr(whence))
	if e != 0 {
		return -1, toError(e)
	}
	return int64(r), nil
}

func Fstat(fd int, st *Stat_t) error {
	_, _, e := Syscall(SYS_FSTAT, uintptr(fd), uintptr(unsafe.Pointer(st)), 0)
	return toError(e)
}

func Stat(path string, st *Stat_t) error {
	_, err := pathCall(SYS_NEWFSTATAT, path, uintptr(unsafe.Pointer(st)), 0)
	return err
}

func Lstat(path string, st *Stat_t) error {
	_, err := pathCall(SYS_NEWFSTATAT, path, uintptr(unsafe.Pointer(st)), _AT_SYMLINK_NOFOLLOW)
	return err
}

func Mkdir(path string, mode uint32) error {
	_, err := pathCall(SYS_MKDIRAT, path, uintptr(mode), 0)
	return err
}

func Unlink(path string) error {
	_, err := pathCall(SYS_UNLINKAT, path, 0, 0)
	return err
}

func Rmdir(path string) error {
	_, err := pathCall(SYS_UNLINKAT, path, _AT_REMOVEDIR, 0)
	return err
}

func Chmod(path string, mode uint32) error {
	_, err := pathCall(SYS_FCHMODAT, path, uintptr(mode), 0)
	return err
}

func Fchmod(fd int, mode uint32) error {
	_, _, e := Syscall(SYS_FCHMOD, uintptr(fd), uintptr(mode), 0)
	return toError(e)
}

func chown(path string, uid, gid int, flags uintptr) error {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, _, e := Syscall6(SYS_FCHOWNAT, atCwd, uintptr(unsafe.Pointer(p)), uintptr(uid), uintptr(gid), flags, 0)
	return toError(e)
}

func Chown(path string, uid, gid int) error { return chown(path, uid, gid, 0) }

func Lchown(path string, uid, gid int) error { return chown(path, uid, gid, _AT_SYMLINK_NOFOLLOW) }

func Fchown(fd, uid, gid int) error {
	_, _, e := Syscall(SYS_FCHOWN, uintptr(fd), uintptr(uid), uintptr(gid))
	return toError(e)
}

// twoPaths makes a call with two paths.
func twoPaths(from, to string, call func(from, to uintptr) Errno) error {
	p, err := BytePtrFromString(from)
	if err != nil {
		return err
	}
	q, err := BytePtrFromString(to)
	if err != nil {
		return err
	}
	e := call(uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(q)))
	keepAlive(p)
	keepAlive(q)
	return toError(e)
}

// keepAlive uses p, so that it is reachable until here.
//
//go:noinline
func keepAlive(p *byte) {}

func Rename(from, to string) error {
	return twoPaths(from, to, func(p, q uintptr) Errno {
		_, _, e := Syscall6(SYS_RENAMEAT, atCwd, p, atCwd, q, 0, 0)
		return e
	})
}

func Link(path, link string) error {
	return twoPaths(path, link, func(p, q uintptr) Errno {
		_, _, e := Syscall6(SYS_LINKAT, atCwd, p, atCwd, q, 0, 0)
		return e
	})
}

func Symlink(path, link string) error {
	return twoPaths(path, link, func(p, q uintptr) Errno {
		_, _, e := Syscall(SYS_SYMLINKAT, p, atCwd, q)
		return e
	})
}

func Readlink(path string, buf []byte) (n int, err error) {
	r, err := pathCall(SYS_READLINKAT, path, uintptr(bufferAddr(buf)), uintptr(len(buf)))
	if err != nil {
		return -1, err
	}
	return int(r), nil
}

func Truncate(path string, length int64) error {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, _, e := Syscall(SYS_TRUNCATE, uintptr(unsafe.Pointer(p)), uintptr(length), 0)
	return toError(e)
}

func Ftruncate(fd int, length int64) error {
	_, _, e := Syscall(SYS_FTRUNCATE, uintptr(fd), uintptr(length), 0)
	return toError(e)
}

func Fsync(fd int) error {
	_, _, e := Syscall(SYS_FSYNC, uintptr(fd), 0, 0)
	return toError(e)
}

func Chdir(path string) error {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, _, e := Syscall(SYS_CHDIR, uintptr(unsafe.Pointer(p)), 0, 0)
	return toError(e)
}

func Fchdir(fd int) error {
	_, _, e := Syscall(SYS_FCHDIR, uintptr(fd), 0, 0)
	return toError(e)
}

// Getcwd fills buf with the working directory and a zero byte and returns how many bytes that is.
func Getcwd(buf []byte) (n int, err error) {
	r, _, e := Syscall(SYS_GETCWD, uintptr(bufferAddr(buf)), uintptr(len(buf)), 0)
	if e != 0 {
		return 0, toError(e)
	}
	return int(r), nil
}

// Getwd returns the working directory.
func Getwd() (wd string, err error) {
	var buf [PathMax]byte
	n, err := Getcwd(buf[:])
	if err != nil {
		return "", err
	}
	if n < 1 || n > len(buf) || buf[n-1] != 0 || buf[0] != '/' { // outside of the process's root
		return "", ENOENT
	}
	return string(buf[:n-1]), nil
}

// Pipe2 makes a pipe: p[0] to read from, p[1] to write to.
func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	var fds [2]int32
	_, _, e := RawSyscall(SYS_PIPE2, uintptr(unsafe.Pointer(&fds)), uintptr(flags), 0)
	if e != 0 {
		return toError(e)
	}
	p[0], p[1] = int(fds[0]), int(fds[1])
	return nil
}

func Pipe(p []int) error { return Pipe2(p, 0) }

func Dup(fd int) (nfd int, err error) {
	r, _, e := RawSyscall(SYS_DUP, uintptr(fd), 0, 0)
	return count(r, e)
}

func Dup3(oldfd, newfd, flags int) error {
	_, _, e := RawSyscall(SYS_DUP3, uintptr(oldfd), uintptr(newfd), uintptr(flags))
	return toError(e)
}

// Fcntl is the call of that name with an integer argument.
func Fcntl(fd, cmd, arg int) (val int, err error) {
	r, _, e := Syscall(SYS_FCNTL, uintptr(fd), uintptr(cmd), uintptr(arg))
	return count(r, e)
}

func CloseOnExec(fd int) { Fcntl(fd, F_SETFD, FD_CLOEXEC) }

// SetNonblock switches a descriptor's non-blocking mode.
func SetNonblock(fd int, nonblocking bool) error {
	flags, err := Fcntl(fd, F_GETFL, 0)
	if err != nil {
		return err
	}
	want := flags &^ O_NONBLOCK
	if nonblocking {
		want |= O_NONBLOCK
	}
	if want == flags {
		return nil
	}
	_, err = Fcntl(fd, F_SETFL, want)
	return err
}

// ReadDirent fills buf with directory entries.
func ReadDirent(fd int, buf []byte) (n int, err error) {
	r, _, e := Syscall(SYS_GETDENTS64, uintptr(fd), uintptr(bufferAddr(buf)), uintptr(len(buf)))
	return count(r, e)
}

func Flock(fd, how int) error {
	_, _, e := Syscall(SYS_FLOCK, uintptr(fd), uintptr(how), 0)
	return toError(e)
}

// UtimesNano sets a file's access and modification times.
func UtimesNano(path string, ts []Timespec) error {
	if len(ts) != 2 {
		return EINVAL
	}
	_, err := pathCall(SYS_UTIMENSAT, path, uintptr(unsafe.Pointer(&ts[0])), 0)
	return err
}

func Uname(buf *Utsname) error {
	_, _, e := RawSyscall(SYS_UNAME, uintptr(unsafe.Pointer(buf)), 0, 0)
	return toError(e)
}

func Umask(mask int) (old int) {
	r, _, _ := RawSyscall(SYS_UMASK, uintptr(mask), 0, 0)
	return int(r)
}

func Kill(pid int, sig Signal) error {
	_, _, e := RawSyscall(SYS_KILL, uintptr(pid), uintptr(sig), 0)
	return toError(e)
}

func Getrlimit(resource int, rlim *Rlimit) error {
	_, _, e := RawSyscall(SYS_GETRLIMIT, uintptr(resource), uintptr(unsafe.Pointer(rlim)), 0)
	return toError(e)
}

func Setrlimit(resource int, rlim *Rlimit) error {
	_, _, e := RawSyscall(SYS_SETRLIMIT, uintptr(resource), uintptr(unsafe.Pointer(rlim)), 0)
	return toError(e)
}

func get(trap uintptr) int {
	r, _, _ := RawSyscall(trap, 0, 0, 0)
	return int(r)
}

func Getpid() int  { return get(SYS_GETPID) }
func Getppid() int { return get(SYS_GETPPID) }
func Getuid() int  { return get(SYS_GETUID) }
func Geteuid() int { return get(SYS_GETEUID) }
func Getgid() int  { return get(SYS_GETGID) }
func Getegid() int { return get(SYS_GETEGID) }
func Gettid() int  { return get(SYS_GETTID) }

func Getpagesize() int { return 4096 }

func Gettimeofday(tv *Timeval) error {
	_, _, e := RawSyscall(SYS_GETTIMEOFDAY, uintptr(unsafe.Pointer(tv)), 0, 0)
	return toError(e)
}
