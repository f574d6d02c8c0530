// Sockets in non-blocking mode, on which goroutines park.

package net

import (
	"context"
	"internal/poll"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	soRecvBuffer = syscall.SO_RCVBUF
	soSendBuffer = syscall.SO_SNDBUF
)

// netFD is a socket with the addresses of its ends, which do not change once it is in use.
type netFD struct {
	poll.FD        // first, for CloseUnreachable
	network string // "tcp4" or "unix", as the program named it and errors do
	family  int
	laddr   Addr
	raddr   Addr
}

// support is what the kernel can do.
type support struct {
	ipv4, ipv6 bool
	mapped     bool // sockets of IPv6 that take connections of IPv4
}

// supports tries it once.
var supports = sync.OnceValue(func() (s support) {
	tries := func(family int, sa syscall.Sockaddr, only int) bool {
		fd, err := syscall.Socket(family, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, syscall.IPPROTO_TCP)
		if err != nil {
			return false
		}
		defer syscall.Close(fd)
		if family == syscall.AF_INET6 {
			syscall.SetsockoptInt(fd, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, only)
		}
		return sa == nil || syscall.Bind(fd, sa) == nil
	}
	s.ipv4 = tries(syscall.AF_INET, nil, 0)
	s.ipv6 = tries(syscall.AF_INET6, &syscall.SockaddrInet6{Addr: [16]byte(IPv6loopback)}, 1)
	s.mapped = tries(syscall.AF_INET6, &syscall.SockaddrInet6{Addr: [16]byte(IPv4(127, 0, 0, 1))}, 0)
	return
})

// backlog is how many connections may wait to be accepted: as many as the kernel allows.
var backlog = sync.OnceValue(func() int {
	data, err := os.ReadFile("/proc/sys/net/core/somaxconn")
	if err != nil {
		return syscall.SOMAXCONN
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || n <= 0 {
		return syscall.SOMAXCONN
	}
	return n
})

// newSocket makes a socket that is not yet known to the poller.
func newSocket(network string, family int) (*netFD, error) {
	fd, err := syscall.Socket(family, syscall.SOCK_STREAM|syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, os.NewSyscallError("socket", err)
	}
	return newFD(network, family, fd), nil
}

func newFD(network string, family, sysfd int) *netFD {
	fd := &netFD{network: network, family: family}
	fd.Sysfd = sysfd
	fd.IsStream = true
	fd.ZeroReadIsEOF = true
	return fd
}

// start makes the poller watch fd. From now on it is closed when nothing leads to it.
func (fd *netFD) start() error {
	if err := fd.Init(fd.network, true); err != nil {
		return os.NewSyscallError("epoll_ctl", err)
	}
	fd.CloseUnreachable()
	return nil
}

// setOption sets an option of level SOL_SOCKET.
func (fd *netFD) setOption(option, value int) error {
	return fd.setOptionOf(syscall.SOL_SOCKET, option, value)
}

func (fd *netFD) setOptionOf(level, option, value int) error {
	err := fd.Do(func(sysfd int) error { return syscall.SetsockoptInt(sysfd, level, option, value) })
	return syscallError("setsockopt", err)
}

func (fd *netFD) shutdown(how int) error {
	err := fd.Do(func(sysfd int) error { return syscall.Shutdown(sysfd, how) })
	return syscallError("shutdown", err)
}

// address makes an Addr of the kernel's for the kind of socket that fd is.
func (fd *netFD) address(sa syscall.Sockaddr) Addr {
	switch sa := sa.(type) {
	case *syscall.SockaddrInet4:
		return &TCPAddr{IP: IP(sa.Addr[:]), Port: sa.Port}
	case *syscall.SockaddrInet6:
		return &TCPAddr{IP: IP(sa.Addr[:]), Port: sa.Port, Zone: zoneName(sa.ZoneId)}
	case *syscall.SockaddrUnix:
		return &UnixAddr{Name: sa.Name, Net: fd.network}
	}
	return nil
}

// ownAddress asks the kernel for this end's address.
func (fd *netFD) ownAddress() Addr {
	sa, err := syscall.Getsockname(fd.Sysfd)
	if err != nil {
		return nil
	}
	return fd.address(sa)
}

// listen binds fd and makes it listen.
func (fd *netFD) listen(sa syscall.Sockaddr) error {
	if err := syscall.Bind(fd.Sysfd, sa); err != nil {
		return os.NewSyscallError("bind", err)
	}
	if err := syscall.Listen(fd.Sysfd, backlog()); err != nil {
		return os.NewSyscallError("listen", err)
	}
	if err := fd.start(); err != nil {
		return err
	}
	fd.laddr = fd.ownAddress()
	return nil
}

// accept waits for a connection.
func (fd *netFD) accept() (*netFD, error) {
	sysfd, sa, call, err := fd.Accept()
	if err != nil {
		return nil, syscallError(call, err)
	}
	accepted := newFD(fd.network, fd.family, sysfd)
	if err := accepted.start(); err != nil {
		syscall.Close(sysfd)
		return nil, err
	}
	accepted.laddr = accepted.ownAddress()
	accepted.raddr = accepted.address(sa)
	return accepted, nil
}

// inThePast ends all waiting.
var inThePast = time.Unix(1, 0)

// connect connects fd; to is the address that it gets if the kernel does not tell.
func (fd *netFD) connect(ctx context.Context, deadline time.Time, sa syscall.Sockaddr, to Addr) error {
	err := syscall.Connect(fd.Sysfd, sa)
	switch err {
	case nil, syscall.EISCONN, syscall.EINPROGRESS, syscall.EALREADY, syscall.EINTR:
	default:
		return os.NewSyscallError("connect", err)
	}
	if err := fd.start(); err != nil {
		return err
	}
	if err != nil && err != syscall.EISCONN {
		if err := fd.waitConnected(ctx, deadline); err != nil {
			return err
		}
	}
	fd.laddr = fd.ownAddress()
	fd.raddr = to
	if sa, err := syscall.Getpeername(fd.Sysfd); err == nil {
		fd.raddr = fd.address(sa)
	}
	return nil
}

// waitConnected waits until the connection is there, the deadline is over or the context is cancelled.
func (fd *netFD) waitConnected(ctx context.Context, deadline time.Time) error {
	if !deadline.IsZero() {
		fd.SetWriteDeadline(deadline)
	}
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		fd.SetWriteDeadline(inThePast)
		close(stopped)
	})
	err := fd.WaitConnected()
	if !stop() {
		<-stopped // it must not come later
		if err == nil || err == poll.ErrDeadlineExceeded {
			return contextError(ctx.Err())
		}
	}
	if err != nil {
		return syscallError("connect", contextError(err))
	}
	if !deadline.IsZero() {
		fd.SetWriteDeadline(time.Time{})
	}
	return nil
}

// inetSockaddr makes the kernel's address for a family; no address is the unspecified one.
func inetSockaddr(family int, a *TCPAddr) (syscall.Sockaddr, error) {
	ip, port, zone := IP(nil), 0, ""
	if a != nil {
		ip, port, zone = a.IP, a.Port, a.Zone
	}
	if family == syscall.AF_INET {
		sa := &syscall.SockaddrInet4{Port: port}
		if len(ip) != 0 {
			v4 := ip.To4()
			if v4 == nil {
				return nil, &AddrError{Err: "non-IPv4 address", Addr: ip.String()}
			}
			copy(sa.Addr[:], v4)
		}
		return sa, nil
	}
	if len(ip) == 0 || ip.Equal(IPv4zero) {
		ip = IPv6zero
	}
	v6 := ip.To16()
	if v6 == nil {
		return nil, &AddrError{Err: "non-IPv6 address", Addr: ip.String()}
	}
	return &syscall.SockaddrInet6{Port: port, ZoneId: zoneIndex(zone), Addr: [16]byte(v6)}, nil
}

// zoneName is the name of the interface with an index.
func zoneName(index uint32) string {
	if index == 0 {
		return ""
	}
	entries, _ := os.ReadDir("/sys/class/net")
	for _, entry := range entries {
		if zoneIndex(entry.Name()) == index {
			return entry.Name()
		}
	}
	return strconv.Itoa(int(index))
}

// zoneIndex is the index of the interface with a name, which may be the index itself.
func zoneIndex(name string) uint32 {
	if name == "" {
		return 0
	}
	text := name
	if strings.IndexByte(name, '/') < 0 {
		if data, err := os.ReadFile("/sys/class/net/" + name + "/ifindex"); err == nil {
			text = strings.TrimSpace(string(data))
		}
	}
	n, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}
