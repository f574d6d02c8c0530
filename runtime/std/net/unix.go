// Unix sockets with streams.

package net

import (
	"context"
	"sync"
	"syscall"
	"time"
)

// UnixAddr is the path of a socket, or "@" and a name outside the file system.
type UnixAddr struct {
	Name string
	Net  string // "unix"
}

// Network returns Net.
func (a *UnixAddr) Network() string { return a.Net }

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

func (a *UnixAddr) source() Addr {
	if a == nil {
		return nil
	}
	return a
}

// UnixConn is a connection over a Unix socket.
type UnixConn struct {
	conn
}

// CloseRead ends reading.
func (c *UnixConn) CloseRead() error {
	if c == nil {
		return errInvalid
	}
	return c.shutdown(syscall.SHUT_RD)
}

// CloseWrite ends writing; the other end reads io.EOF after what was written.
func (c *UnixConn) CloseWrite() error {
	if c == nil {
		return errInvalid
	}
	return c.shutdown(syscall.SHUT_WR)
}

// DialUnix connects from laddr, nil for none, to raddr; network is "unix".
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	fail := func(err error) (*UnixConn, error) {
		return nil, &OpError{Op: "dial", Net: network, Source: laddr.source(), Addr: raddr.source(), Err: err}
	}
	if network != "unix" {
		return fail(UnknownNetworkError(network))
	}
	if raddr == nil {
		return fail(errMissingAddress)
	}
	c, err := dialUnix(context.Background(), time.Time{}, network, laddr, raddr)
	if err != nil {
		return fail(err)
	}
	return c, nil
}

func dialUnix(ctx context.Context, deadline time.Time, network string, from, to *UnixAddr) (*UnixConn, error) {
	if err := ctx.Err(); err != nil {
		return nil, contextError(err)
	}
	if !deadline.IsZero() && !deadline.After(time.Now()) {
		return nil, errTimeout
	}
	fd, err := newSocket(network, syscall.AF_UNIX)
	if err != nil {
		return nil, err
	}
	if from != nil {
		err = syscallError("bind", syscall.Bind(fd.Sysfd, &syscall.SockaddrUnix{Name: from.Name}))
	}
	if err == nil {
		err = fd.connect(ctx, deadline, &syscall.SockaddrUnix{Name: to.Name}, to)
	}
	if err != nil {
		fd.Close()
		return nil, err
	}
	return &UnixConn{conn{fd}}, nil
}

// UnixListener takes connections over a Unix socket.
type UnixListener struct {
	fd         *netFD
	path       string
	unlink     bool // at Close
	unlinkOnce sync.Once
}

// ListenUnix takes connections at laddr; network is "unix". The file is made, and removed by Close.
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	fail := func(err error) (*UnixListener, error) {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr.source(), Err: err}
	}
	if network != "unix" {
		return fail(UnknownNetworkError(network))
	}
	if laddr == nil {
		return fail(errMissingAddress)
	}
	l, err := listenUnix(network, laddr)
	if err != nil {
		return fail(err)
	}
	return l, nil
}

func listenUnix(network string, at *UnixAddr) (*UnixListener, error) {
	fd, err := newSocket(network, syscall.AF_UNIX)
	if err != nil {
		return nil, err
	}
	if err := fd.listen(&syscall.SockaddrUnix{Name: at.Name}); err != nil {
		fd.Close()
		return nil, err
	}
	name := fd.laddr.String()
	return &UnixListener{fd: fd, path: name, unlink: true}, nil
}

func (l *UnixListener) ok() bool { return l != nil && l.fd != nil }

// AcceptUnix waits for the next connection.
func (l *UnixListener) AcceptUnix() (*UnixConn, error) {
	if !l.ok() {
		return nil, errInvalid
	}
	fd, err := l.fd.accept()
	if err != nil {
		return nil, wrapListener(l.fd, "accept", err)
	}
	return &UnixConn{conn{fd}}, nil
}

// Accept is AcceptUnix.
func (l *UnixListener) Accept() (Conn, error) {
	c, err := l.AcceptUnix()
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Close ends listening and removes the file, which must happen before another process may make its own there.
func (l *UnixListener) Close() error {
	if !l.ok() {
		return errInvalid
	}
	l.unlinkOnce.Do(func() {
		if l.unlink && l.path != "" && l.path[0] != '@' {
			syscall.Unlink(l.path)
		}
	})
	return wrapListener(l.fd, "close", l.fd.Close())
}

// SetUnlinkOnClose tells whether Close removes the file.
func (l *UnixListener) SetUnlinkOnClose(unlink bool) { l.unlink = unlink }

// Addr returns the address, a *UnixAddr.
func (l *UnixListener) Addr() Addr { return l.fd.laddr }

// SetDeadline sets until when Accept may wait; the zero Time is forever.
func (l *UnixListener) SetDeadline(t time.Time) error {
	if !l.ok() {
		return errInvalid
	}
	return l.fd.SetDeadline(t)
}
