// Package net has stream connections over TCP and Unix sockets, and the addresses they need.
//
// net.go has what all connections have in common, errors.go the errors; socket.go makes sockets, connects and accepts, on internal/poll;
// dial.go turns names of networks and addresses into connections and listeners, address.go into addresses; tcp.go and unix.go are the
// kinds of connections, pipe.go one in memory; ip.go and parse.go have IP addresses, hosts.go names.
//
// Names of hosts are looked up in /etc/hosts only, not in the DNS.
package net

import (
	"io"
	"time"
)

// Addr is the address of an end of a connection.
type Addr interface {
	Network() string // "tcp", "unix"
	String() string  // as Dial takes it
}

// Conn is a connection of streams. Its methods may be called by several goroutines.
type Conn interface {
	// Read reads up to len(b) bytes. After a deadline the error is os.ErrDeadlineExceeded.
	Read(b []byte) (n int, err error)
	// Write writes b.
	Write(b []byte) (n int, err error)
	// Close ends the connection; what waits in it returns with an error.
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	// SetDeadline sets until when reads and writes may wait, those that wait already too. The zero Time is forever.
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// Listener takes connections.
type Listener interface {
	// Accept waits for the next connection.
	Accept() (Conn, error)
	// Close ends listening; who waits in Accept returns with an error.
	Close() error
	Addr() Addr
}

// conn is what TCPConn and UnixConn have in common.
type conn struct {
	fd *netFD
}

func (c *conn) ok() bool { return c != nil && c.fd != nil }

// wrap names the ends of the connection in an error; io.EOF stays as it is.
func (c *conn) wrap(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &OpError{Op: op, Net: c.fd.network, Source: c.fd.laddr, Addr: c.fd.raddr, Err: err}
}

// wrapSet is wrap for changes of this end's settings.
func (c *conn) wrapSet(err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: "set", Net: c.fd.network, Addr: c.fd.laddr, Err: err}
}

func (c *conn) Read(b []byte) (int, error) {
	if !c.ok() {
		return 0, errInvalid
	}
	n, err := c.fd.Read(b)
	if err != nil {
		err = c.wrap("read", syscallError("read", err))
	}
	return n, err
}

func (c *conn) Write(b []byte) (int, error) {
	if !c.ok() {
		return 0, errInvalid
	}
	n, err := c.fd.Write(b)
	if err != nil {
		err = c.wrap("write", syscallError("write", err))
	}
	return n, err
}

func (c *conn) Close() error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrap("close", c.fd.Close())
}

// LocalAddr returns this end's address.
func (c *conn) LocalAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.fd.laddr
}

// RemoteAddr returns the other end's address.
func (c *conn) RemoteAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.fd.raddr
}

func (c *conn) SetDeadline(t time.Time) error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrapSet(c.fd.SetDeadline(t))
}

func (c *conn) SetReadDeadline(t time.Time) error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrapSet(c.fd.SetReadDeadline(t))
}

func (c *conn) SetWriteDeadline(t time.Time) error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrapSet(c.fd.SetWriteDeadline(t))
}

// SetReadBuffer sets the size in bytes of the kernel's buffer for what is received.
func (c *conn) SetReadBuffer(bytes int) error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrapSet(c.fd.setOption(soRecvBuffer, bytes))
}

// SetWriteBuffer sets the size in bytes of the kernel's buffer for what is sent.
func (c *conn) SetWriteBuffer(bytes int) error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrapSet(c.fd.setOption(soSendBuffer, bytes))
}

// shutdown ends one direction.
func (c *conn) shutdown(how int) error {
	if !c.ok() {
		return errInvalid
	}
	return c.wrap("close", c.fd.shutdown(how))
}

// onlyReader and onlyWriter hide what a connection has beyond that, so that io.Copy does not call WriteTo or ReadFrom again.
type onlyReader struct{ c *conn }

func (r onlyReader) Read(b []byte) (int, error) { return r.c.Read(b) }

type onlyWriter struct{ c *conn }

func (w onlyWriter) Write(b []byte) (int, error) { return w.c.Write(b) }

func (c *conn) readFrom(r io.Reader) (int64, error) {
	if !c.ok() {
		return 0, errInvalid
	}
	n, err := io.Copy(onlyWriter{c}, r)
	return n, c.wrap("readfrom", err)
}

func (c *conn) writeTo(w io.Writer) (int64, error) {
	if !c.ok() {
		return 0, errInvalid
	}
	n, err := io.Copy(w, onlyReader{c})
	return n, c.wrap("writeto", err)
}
