// Errors of package os.

package os

import (
	"internal/poll"
	"io/fs"
	"syscall"
)

// Errors to test for with errors.Is.
var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrNoDeadline       = poll.ErrNoDeadline
	ErrDeadlineExceeded = poll.ErrDeadlineExceeded
	// ErrProcessDone says that a process has ended.
	ErrProcessDone error = processDone{}
)

type processDone struct{}

func (processDone) Error() string { return "os: process already finished" }

// PathError records an error, the operation and the path it happened with.
type PathError = fs.PathError

// SyscallError records an error of a named system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout tells whether the error is a timeout.
func (e *SyscallError) Timeout() bool { return isTimeout(e.Err) }

// NewSyscallError returns a *SyscallError, or nil if err is nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// LinkError records an error of an operation with two paths.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }

// underlying takes the os error types off; unlike errors.Is the functions below look no deeper.
func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func underlyingIs(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

// IsExist tells whether err says that a file exists already. New code uses errors.Is(err, fs.ErrExist).
func IsExist(err error) bool { return underlyingIs(err, ErrExist) }

// IsNotExist tells whether err says that a file does not exist.
func IsNotExist(err error) bool { return underlyingIs(err, ErrNotExist) }

// IsPermission tells whether err says that permission was denied.
func IsPermission(err error) bool { return underlyingIs(err, ErrPermission) }

// IsTimeout tells whether err says that time ran out.
func IsTimeout(err error) bool { return isTimeout(underlying(err)) }

func isTimeout(err error) bool {
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}
