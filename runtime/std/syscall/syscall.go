// Package syscall is a thin layer over the kernel's calls: what package os and time need of it, and what programs
// commonly take from it. Linux on amd64.
//
// Syscall and Syscall6 tell the scheduler that the thread may block, the Raw ones do not; all four come from the
// runtime, as do the other functions without bodies (see HOOKS.md). Wrappers return nil errors or an Errno.
package syscall

import (
	"internal/oserror"
	"unsafe"
)

func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno)
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno)
func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno)
func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno)

// Exit ends the program with a status, without any deferred calls.
func Exit(code int)

const (
	Stdin  = 0
	Stdout = 1
	Stderr = 2

	ImplementsGetwd = true
)

// An Errno is an error number of the kernel; as an error, zero means none and is never returned.
type Errno uintptr

// Error returns the text for the number.
func (e Errno) Error() string {
	if 0 <= int(e) && int(e) < len(errorTexts) && errorTexts[e] != "" {
		return errorTexts[e]
	}
	return "errno " + itoa(int(e))
}

// Is makes errors.Is know the numbers behind os.ErrNotExist and its like.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return false
}

// Temporary tells whether trying again may help.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout tells whether the error is about time running out.
func (e Errno) Timeout() bool { return e == EAGAIN || e == ETIMEDOUT }

// A Signal is a signal's number.
type Signal int

// Signal makes a Signal an os.Signal.
func (s Signal) Signal() {}

// String returns the text for the number.
func (s Signal) String() string {
	if 0 <= s && int(s) < len(signalTexts) && signalTexts[s] != "" {
		return signalTexts[s]
	}
	return "signal " + itoa(int(s))
}

func itoa(n int) string {
	var b [20]byte
	i := len(b)
	neg := n < 0
	u := uint(n)
	if neg {
		u = -u
	}
	for {
		i--
		b[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			break
		}
	}
	if neg {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

// The commonest errors, boxed once.
var (
	errAgain error = EAGAIN
	errInval error = EINVAL
	errNoEnt error = ENOENT
)

func toError(e Errno) error {
	switch e {
	case 0:
		return nil
	case EAGAIN:
		return errAgain
	case EINVAL:
		return errInval
	case ENOENT:
		return errNoEnt
	}
	return e
}

// ByteSliceFromString returns s with a zero byte at the end; EINVAL if there is one inside.
func ByteSliceFromString(s string) ([]byte, error) {
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
	}
	b := make([]byte, len(s)+1)
	copy(b, s)
	return b, nil
}

// BytePtrFromString is ByteSliceFromString as the kernel wants it.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// zeroByte is where empty buffers point to.
var zeroByte byte

func bufferAddr(p []byte) unsafe.Pointer {
	if len(p) == 0 {
		return unsafe.Pointer(&zeroByte)
	}
	return unsafe.Pointer(&p[0])
}
