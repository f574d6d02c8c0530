// Structures and constants of the kernel's interface, in its layout.

package syscall

// Open flags.
const (
	O_RDONLY    = 0x0
	O_WRONLY    = 0x1
	O_RDWR      = 0x2
	O_ACCMODE   = 0x3
	O_CREAT     = 0x40
	O_EXCL      = 0x80
	O_NOCTTY    = 0x100
	O_TRUNC     = 0x200
	O_APPEND    = 0x400
	O_NONBLOCK  = 0x800
	O_NDELAY    = 0x800
	O_DSYNC     = 0x1000
	O_ASYNC     = 0x2000
	O_DIRECT    = 0x4000
	O_LARGEFILE = 0x0
	O_DIRECTORY = 0x10000
	O_NOFOLLOW  = 0x20000
	O_CLOEXEC   = 0x80000
	O_SYNC      = 0x101000
)

// File mode bits of Stat_t.
const (
	S_IFMT   = 0xf000
	S_IFSOCK = 0xc000
	S_IFLNK  = 0xa000
	S_IFREG  = 0x8000
	S_IFBLK  = 0x6000
	S_IFDIR  = 0x4000
	S_IFCHR  = 0x2000
	S_IFIFO  = 0x1000
	S_ISUID  = 0x800
	S_ISGID  = 0x400
	S_ISVTX  = 0x200
	S_IRUSR  = 0x100
	S_IWUSR  = 0x80
	S_IXUSR  = 0x40
	S_IRWXU  = 0x1c0
	S_IRGRP  = 0x20
	S_IWGRP  = 0x10
	S_IXGRP  = 0x8
	S_IRWXG  = 0x38
	S_IROTH  = 0x4
	S_IWOTH  = 0x2
	S_IXOTH  = 0x1
	S_IRWXO  = 0x7
)

// Directory entry types.
const (
	DT_UNKNOWN = 0x0
	DT_FIFO    = 0x1
	DT_CHR     = 0x2
	DT_DIR     = 0x4
	DT_BLK     = 0x6
	DT_REG     = 0x8
	DT_LNK     = 0xa
	DT_SOCK    = 0xc
)

const (
	F_DUPFD         = 0x0
	F_GETFD         = 0x1
	F_SETFD         = 0x2
	F_GETFL         = 0x3
	F_SETFL         = 0x4
	F_DUPFD_CLOEXEC = 0x406
	FD_CLOEXEC      = 0x1

	PathMax = 0x1000

	_AT_FDCWD            = -0x64
	_AT_REMOVEDIR        = 0x200
	_AT_SYMLINK_NOFOLLOW = 0x100
)

// System call numbers.
const (
	SYS_READ          = 0
	SYS_WRITE         = 1
	SYS_CLOSE         = 3
	SYS_FSTAT         = 5
	SYS_POLL          = 7
	SYS_LSEEK         = 8
	SYS_MMAP          = 9
	SYS_MUNMAP        = 11
	SYS_IOCTL         = 16
	SYS_PREAD64       = 17
	SYS_PWRITE64      = 18
	SYS_DUP           = 32
	SYS_NANOSLEEP     = 35
	SYS_GETPID        = 39
	SYS_SOCKET        = 41
	SYS_CONNECT       = 42
	SYS_SHUTDOWN      = 48
	SYS_BIND          = 49
	SYS_LISTEN        = 50
	SYS_GETSOCKNAME   = 51
	SYS_GETPEERNAME   = 52
	SYS_SOCKETPAIR    = 53
	SYS_SETSOCKOPT    = 54
	SYS_GETSOCKOPT    = 55
	SYS_KILL          = 62
	SYS_UNAME         = 63
	SYS_FCNTL         = 72
	SYS_FLOCK         = 73
	SYS_FSYNC         = 74
	SYS_TRUNCATE      = 76
	SYS_FTRUNCATE     = 77
	SYS_GETCWD        = 79
	SYS_CHDIR         = 80
	SYS_FCHDIR        = 81
	SYS_FCHMOD        = 91
	SYS_FCHOWN        = 93
	SYS_UMASK         = 95
	SYS_GETTIMEOFDAY  = 96
	SYS_GETRLIMIT     = 97
	SYS_GETUID        = 102
	SYS_GETGID        = 104
	SYS_GETEUID       = 107
	SYS_GETEGID       = 108
	SYS_GETPPID       = 110
	SYS_SETRLIMIT     = 160
	SYS_GETTID        = 186
	SYS_GETDENTS64    = 217
	SYS_CLOCK_GETTIME = 228
	SYS_OPENAT        = 257
	SYS_MKDIRAT       = 258
	SYS_FCHOWNAT      = 260
	SYS_NEWFSTATAT    = 262
	SYS_UNLINKAT      = 263
	SYS_RENAMEAT      = 264
	SYS_LINKAT        = 265
	SYS_SYMLINKAT     = 266
	SYS_READLINKAT    = 267
	SYS_FCHMODAT      = 268
	SYS_UTIMENSAT     = 280
	SYS_ACCEPT4       = 288
	SYS_DUP3          = 292
	SYS_PIPE2         = 293
	SYS_GETRANDOM     = 318
)

// Timespec is a time in seconds and nanoseconds.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Unix returns the parts.
func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }

// Nano returns the whole in nanoseconds.
func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

// NsecToTimespec converts from nanoseconds.
func NsecToTimespec(nsec int64) Timespec {
	sec := nsec / 1e9
	nsec -= sec * 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Timespec{Sec: sec, Nsec: nsec}
}

// TimespecToNsec converts to nanoseconds.
func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }

// Timeval is a time in seconds and microseconds.
type Timeval struct {
	Sec  int64
	Usec int64
}

// Unix returns the parts, in seconds and nanoseconds.
func (tv *Timeval) Unix() (sec int64, nsec int64) { return tv.Sec, tv.Usec * 1000 }

// Nano returns the whole in nanoseconds.
func (tv *Timeval) Nano() int64 { return tv.Sec*1e9 + tv.Usec*1000 }

// Stat_t is what the kernel tells about a file.
type Stat_t struct {
	Dev       uint64
	Ino       uint64
	Nlink     uint64
	Mode      uint32
	Uid       uint32
	Gid       uint32
	X__pad0   int32
	Rdev      uint64
	Size      int64
	Blksize   int64
	Blocks    int64
	Atim      Timespec
	Mtim      Timespec
	Ctim      Timespec
	X__unused [3]int64
}

// Dirent is the head of a directory entry; Name is a C string of any length.
type Dirent struct {
	Ino       uint64
	Off       int64
	Reclen    uint16
	Type      uint8
	Name      [256]int8
	Pad_cgo_0 [5]byte
}

// Limits of a process, for Getrlimit.
const (
	RLIMIT_CPU    = 0x0
	RLIMIT_FSIZE  = 0x1
	RLIMIT_DATA   = 0x2
	RLIMIT_STACK  = 0x3
	RLIMIT_CORE   = 0x4
	RLIMIT_NOFILE = 0x7
	RLIMIT_AS     = 0x9
)

// Rlimit is a limit and how far the process may raise it.
type Rlimit struct {
	Cur uint64
	Max uint64
}

// Utsname is the answer of uname, in C strings.
type Utsname struct {
	Sysname    [65]int8
	Nodename   [65]int8
	Release    [65]int8
	Version    [65]int8
	Machine    [65]int8
	Domainname [65]int8
}
