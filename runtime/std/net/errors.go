// Errors of package net.

package net

import (
	"context"
	"errors"
	"internal/poll"
	"os"
	"syscall"
)

// Error is an error of the network.
type Error interface {
	error
	// Timeout tells whether time ran out.
	Timeout() bool
	// Temporary is of little meaning; most such errors are timeouts.
	Temporary() bool
}

const noSuitableAddress = "no suitable address found"

var errInvalid error = syscall.EINVAL

// ErrClosed is the error of operations on what has been closed, for errors.Is.
var ErrClosed error = poll.ErrNetClosing

// ErrWriteToConnected is the error of WriteTo with an address on a connected packet socket.
var ErrWriteToConnected = errors.New("use of WriteTo with pre-connected connection")

var (
	errMissingAddress       = errors.New("missing address")
	errTimeout        error = timeoutError{}
	errCanceled       error = canceledError{}
)

// timeoutError is the error of connections that were not made in time.
type timeoutError struct{}

func (timeoutError) Error() string        { return "i/o timeout" }
func (timeoutError) Timeout() bool        { return true }
func (timeoutError) Temporary() bool      { return true }
func (timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

// canceledError is the error of connections whose context was cancelled.
type canceledError struct{}

func (canceledError) Error() string        { return "operation was canceled" }
func (canceledError) Is(target error) bool { return target == context.Canceled }

// contextError is the error of package net for one of a context.
func contextError(err error) error {
	switch err {
	case context.Canceled:
		return errCanceled
	case context.DeadlineExceeded, poll.ErrDeadlineExceeded:
		return errTimeout
	}
	return err
}

// syscallError adds the call's name to an error of the kernel.
func syscallError(call string, err error) error {
	if _, ok := err.(syscall.Errno); ok {
		return os.NewSyscallError(call, err)
	}
	return err
}

// OpError is the error of most functions here.
type OpError struct {
	Op     string // "read", "dial"
	Net    string // "tcp", "unix"
	Source Addr   // this end, nil if it is not known
	Addr   Addr   // the other end, or what the operation is about
	Err    error
}

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	text := e.Op
	if e.Net != "" {
		text += " " + e.Net
	}
	if e.Source != nil {
		text += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			text += "->"
		} else {
			text += " "
		}
		text += e.Addr.String()
	}
	return text + ": " + e.Err.Error()
}

func (e *OpError) Unwrap() error { return e.Err }

// inner is the error below, without the name of the call.
func (e *OpError) inner() error {
	if call, ok := e.Err.(*os.SyscallError); ok {
		return call.Err
	}
	return e.Err
}

// Timeout tells whether time ran out.
func (e *OpError) Timeout() bool {
	t, ok := e.inner().(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary tells whether trying again may help. A connection that broke before it was accepted does not concern the next.
func (e *OpError) Temporary() bool {
	if e.Op == "accept" && (e.Err == syscall.ECONNRESET || e.Err == syscall.ECONNABORTED) {
		return true
	}
	t, ok := e.inner().(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// AddrError is an address that cannot be used.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr == "" {
		return e.Err
	}
	return "address " + e.Addr + ": " + e.Err
}

func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

// ParseError is a text that is none of its type.
type ParseError struct {
	Type string // "IP address", "CIDR address"
	Text string
}

func (e *ParseError) Error() string   { return "invalid " + e.Type + ": " + e.Text }
func (e *ParseError) Timeout() bool   { return false }
func (e *ParseError) Temporary() bool { return false }

// UnknownNetworkError is the name of a network that there is not.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

// InvalidAddrError is an address that is none.
type InvalidAddrError string

func (e InvalidAddrError) Error() string   { return string(e) }
func (e InvalidAddrError) Timeout() bool   { return false }
func (e InvalidAddrError) Temporary() bool { return false }

// DNSError is a name that was not found.
type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string // "" if none was asked
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	text := "lookup " + e.Name
	if e.Server != "" {
		text += " on " + e.Server
	}
	return text + ": " + e.Err
}

func (e *DNSError) Unwrap() error   { return e.UnwrapErr }
func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }
