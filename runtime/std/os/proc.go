// The process.

package os

import "syscall"

func runtime_args() []string
func runtime_beforeExit(exitCode int)
func runtime_ongroup(f func())
func runtime_stream(n int) int

// Args is the command line, beginning with the program's name.
//
//go:group
var Args []string

func init() { runtime_ongroup(initgroup) }

// initgroup makes what each run has for itself.
func initgroup() {
	Args = runtime_args()
	Stdin = newStream(runtime_stream(0), "/dev/stdin", false, false)
	Stdout = newStream(runtime_stream(1), "/dev/stdout", false, false)
	Stderr = newStream(runtime_stream(2), "/dev/stderr", false, false)
}

// Programs may have as many open files as the hard limit says. The soft limit is low for the sake of select(2), which nobody calls here.
func init() {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) == nil && limit.Cur != limit.Max {
		limit.Cur = limit.Max
		syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit)
	}
}

// Exit ends the program with a status, without running deferred calls.
func Exit(code int) {
	runtime_beforeExit(code)
	syscall.Exit(code)
}

// A Signal is a signal of the operating system.
type Signal interface {
	String() string
	Signal() // tells it from other Stringers
}

// The signals that all systems have.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

func Getpid() int      { return syscall.Getpid() }
func Getppid() int     { return syscall.Getppid() }
func Getuid() int      { return syscall.Getuid() }
func Geteuid() int     { return syscall.Geteuid() }
func Getgid() int      { return syscall.Getgid() }
func Getegid() int     { return syscall.Getegid() }
func Getpagesize() int { return syscall.Getpagesize() }

// Hostname returns the kernel's name for the host.
func Hostname() (name string, err error) {
	var u syscall.Utsname
	if err := syscall.Uname(&u); err != nil {
		return "", NewSyscallError("uname", err)
	}
	var b []byte
	for _, c := range u.Nodename {
		if c == 0 {
			break
		}
		b = append(b, byte(c))
	}
	return string(b), nil
}

// Executable returns the path of the running program.
func Executable() (string, error) { return Readlink("/proc/self/exe") }

// UserHomeDir returns HOME.
func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errNoHome
}

// UserCacheDir returns the folder for cached data: XDG_CACHE_HOME, or .cache in HOME.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", "/.cache", errNoCache) }

// UserConfigDir returns the folder for settings: XDG_CONFIG_HOME, or .config in HOME.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config", errNoConfig) }

type textError string

func (e textError) Error() string { return string(e) }

const (
	errNoHome   textError = "$HOME is not defined"
	errNoCache  textError = "neither $XDG_CACHE_HOME nor $HOME are defined"
	errNoConfig textError = "neither $XDG_CONFIG_HOME nor $HOME are defined"
)

func userDir(variable, below string, none error) (string, error) {
	if dir := Getenv(variable); dir != "" {
		if dir[0] != '/' {
			return "", textError("path in $" + variable + " is relative")
		}
		return dir, nil
	}
	home := Getenv("HOME")
	if home == "" {
		return "", none
	}
	return home + below, nil
}
