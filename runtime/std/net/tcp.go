// TCP.

package net

import (
	"context"
	"io"
	"os"
	"syscall"
	"time"
)

// TCPAddr is an address and port; no IP stands for all of this computer's addresses.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string // the interface of a link-local address of IPv6
}

// Network returns "tcp".
func (a *TCPAddr) Network() string { return "tcp" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	host := a.IP.textOrEmpty()
	if a.Zone != "" {
		host += "%" + a.Zone
	}
	return JoinHostPort(host, itoa(a.Port))
}

// source is a as an Addr, which is nil if a is.
func (a *TCPAddr) source() Addr {
	if a == nil {
		return nil
	}
	return a
}

// isIPv4 tells whether a socket of IPv4 will do for a.
func (a *TCPAddr) isIPv4() bool { return a == nil || len(a.IP) <= IPv4len || a.IP.To4() != nil }

// TCPConn is a connection over TCP. Writes are sent at once unless SetNoDelay says otherwise.
type TCPConn struct {
	conn
}

// newTCPConn sets what all connections have.
func newTCPConn(fd *netFD) *TCPConn {
	fd.setOptionOf(syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)
	return &TCPConn{conn{fd}}
}

const (
	keepAliveDefault = 15 * time.Second
	keepAliveCount   = 9
)

// keepAlive sets the probes of idle connections as a Dialer or ListenConfig says it; errors do not matter.
func (c *TCPConn) keepAlive(period time.Duration) {
	if period < 0 {
		return
	}
	if period == 0 {
		period = keepAliveDefault
	}
	c.fd.setOption(syscall.SO_KEEPALIVE, 1)
	c.fd.setOptionOf(syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, wholeSeconds(period))
	c.fd.setOptionOf(syscall.IPPROTO_TCP, syscall.TCP_KEEPINTVL, wholeSeconds(period))
	c.fd.setOptionOf(syscall.IPPROTO_TCP, syscall.TCP_KEEPCNT, keepAliveCount)
}

// wholeSeconds rounds up.
func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

func isBool(b bool) int {
	if b {
		return 1
	}
	return 0
}

// CloseRead ends reading; the other end does not see it.
func (c *TCPConn) CloseRead() error {
	if c == nil {
		return errInvalid
	}
	return c.shutdown(syscall.SHUT_RD)
}

// CloseWrite ends writing; the other end reads io.EOF after what was written.
func (c *TCPConn) CloseWrite() error {
	if c == nil {
		return errInvalid
	}
	return c.shutdown(syscall.SHUT_WR)
}

// set changes an option.
func (c *TCPConn) set(level, option, value int) error {
	if c == nil || !c.ok() {
		return errInvalid
	}
	return c.wrap("set", c.fd.setOptionOf(level, option, value))
}

// SetNoDelay tells whether small writes are sent at once, as they are from the start, or collected.
func (c *TCPConn) SetNoDelay(noDelay bool) error {
	return c.set(syscall.IPPROTO_TCP, syscall.TCP_NODELAY, isBool(noDelay))
}

// SetKeepAlive tells whether the kernel probes an idle connection.
func (c *TCPConn) SetKeepAlive(keepalive bool) error {
	return c.set(syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, isBool(keepalive))
}

// SetKeepAlivePeriod sets after which time the kernel begins to probe, in whole seconds.
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error {
	return c.set(syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, wholeSeconds(d))
}

// SetLinger sets what becomes of data that is not yet sent at Close: sec < 0: it is sent in the background; 0: it is lost; else Close waits.
func (c *TCPConn) SetLinger(sec int) error {
	if c == nil || !c.ok() {
		return errInvalid
	}
	linger := syscall.Linger{Onoff: 1, Linger: int32(sec)}
	if sec < 0 {
		linger = syscall.Linger{}
	}
	err := c.fd.Do(func(fd int) error { return syscall.SetsockoptLinger(fd, syscall.SOL_SOCKET, syscall.SO_LINGER, &linger) })
	return c.wrap("set", syscallError("setsockopt", err))
}

// ReadFrom writes what it reads from r.
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error) { return c.readFrom(r) }

// WriteTo writes what it reads to w.
func (c *TCPConn) WriteTo(w io.Writer) (int64, error) { return c.writeTo(w) }

// DialTCP connects from laddr, nil for any, to raddr; network is "tcp", "tcp4" or "tcp6".
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	fail := func(err error) (*TCPConn, error) {
		return nil, &OpError{Op: "dial", Net: network, Source: laddr.source(), Addr: raddr.source(), Err: err}
	}
	base, only, err := parseNetwork(network)
	if err != nil || base != "tcp" {
		return fail(UnknownNetworkError(network))
	}
	if raddr == nil {
		return fail(errMissingAddress)
	}
	c, err := dialTCP(context.Background(), time.Time{}, only, network, laddr, raddr)
	if err != nil {
		return fail(err)
	}
	c.keepAlive(0)
	return c, nil
}

// dialTCP makes one connection. Between two ports of this computer the kernel may connect a socket with itself, if the port
// it chose is the one asked for; that is no connection, and is tried again.
func dialTCP(ctx context.Context, deadline time.Time, only family, network string, from, to *TCPAddr) (*TCPConn, error) {
	for try := 0; ; try++ {
		fd, err := connectTCP(ctx, deadline, only, network, from, to)
		mayRepeat := try < 2 && (from == nil || from.Port == 0)
		if err == nil && mayRepeat && fd.isSelfConnected() {
			fd.Close()
			continue
		}
		if err != nil {
			if call, ok := err.(*os.SyscallError); ok && call.Err == syscall.EADDRNOTAVAIL && mayRepeat {
				continue
			}
			return nil, err
		}
		return newTCPConn(fd), nil
	}
}

func (fd *netFD) isSelfConnected() bool {
	l, _ := fd.laddr.(*TCPAddr)
	r, _ := fd.raddr.(*TCPAddr)
	return l == nil || r == nil || l.Port == r.Port && l.IP.Equal(r.IP)
}

func connectTCP(ctx context.Context, deadline time.Time, only family, network string, from, to *TCPAddr) (*netFD, error) {
	if err := ctx.Err(); err != nil {
		return nil, contextError(err)
	}
	if !deadline.IsZero() && !deadline.After(time.Now()) {
		return nil, errTimeout
	}
	af := syscall.AF_INET6
	if only == onlyIPv4 || only == anyFamily && from.isIPv4() && to.isIPv4() {
		af = syscall.AF_INET
	}
	remote, err := inetSockaddr(af, to)
	if err != nil {
		return nil, err
	}
	fd, err := newSocket(network, af)
	if err != nil {
		return nil, err
	}
	err = func() error {
		if af == syscall.AF_INET6 {
			syscall.SetsockoptInt(fd.Sysfd, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, isBool(only == onlyIPv6))
		}
		if from != nil {
			local, err := inetSockaddr(af, from)
			if err != nil {
				return err
			}
			if err := syscall.Bind(fd.Sysfd, local); err != nil {
				return os.NewSyscallError("bind", err)
			}
		}
		return fd.connect(ctx, deadline, remote, to)
	}()
	if err != nil {
		fd.Close()
		return nil, err
	}
	return fd, nil
}

// TCPListener takes connections over TCP.
type TCPListener struct {
	fd              *netFD
	keepAlivePeriod time.Duration
}

// ListenTCP takes connections at laddr; network is "tcp", "tcp4" or "tcp6". nil, no IP and port 0 leave the choice to the kernel.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	fail := func(err error) (*TCPListener, error) {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr.source(), Err: err}
	}
	base, only, err := parseNetwork(network)
	if err != nil || base != "tcp" {
		return fail(UnknownNetworkError(network))
	}
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	l, err := listenTCP(only, network, laddr)
	if err != nil {
		return fail(err)
	}
	return l, nil
}

// listenTCP: a socket for all addresses is one of IPv6 that takes connections of IPv4 as well, where the kernel has those.
func listenTCP(only family, network string, at *TCPAddr) (*TCPListener, error) {
	af, v6only := syscall.AF_INET6, false
	switch all := len(at.IP) == 0 || at.IP.IsUnspecified(); {
	case only == onlyIPv4:
		af = syscall.AF_INET
	case only == onlyIPv6:
		v6only = true
	case all && (supports().mapped || !supports().ipv4):
	case at.isIPv4():
		af = syscall.AF_INET
	}
	sa, err := inetSockaddr(af, at)
	if err != nil {
		return nil, err
	}
	fd, err := newSocket(network, af)
	if err != nil {
		return nil, err
	}
	if af == syscall.AF_INET6 {
		syscall.SetsockoptInt(fd.Sysfd, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, isBool(v6only))
	}
	err = os.NewSyscallError("setsockopt", syscall.SetsockoptInt(fd.Sysfd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1))
	if err == nil {
		err = fd.listen(sa)
	}
	if err != nil {
		fd.Close()
		return nil, err
	}
	return &TCPListener{fd: fd}, nil
}

func (l *TCPListener) ok() bool { return l != nil && l.fd != nil }

// wrap names the listener in an error.
func (l *TCPListener) wrap(op string, err error) error { return wrapListener(l.fd, op, err) }

func wrapListener(fd *netFD, op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: fd.network, Addr: fd.laddr, Err: err}
}

// AcceptTCP waits for the next connection.
func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	if !l.ok() {
		return nil, errInvalid
	}
	fd, err := l.fd.accept()
	if err != nil {
		return nil, l.wrap("accept", err)
	}
	c := newTCPConn(fd)
	c.keepAlive(l.keepAlivePeriod)
	return c, nil
}

// Accept is AcceptTCP.
func (l *TCPListener) Accept() (Conn, error) {
	c, err := l.AcceptTCP()
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Close ends listening. Connections that were accepted stay.
func (l *TCPListener) Close() error {
	if !l.ok() {
		return errInvalid
	}
	return l.wrap("close", l.fd.Close())
}

// Addr returns the address, a *TCPAddr.
func (l *TCPListener) Addr() Addr { return l.fd.laddr }

// SetDeadline sets until when Accept may wait; the zero Time is forever.
func (l *TCPListener) SetDeadline(t time.Time) error {
	if !l.ok() {
		return errInvalid
	}
	return l.fd.SetDeadline(t)
}
