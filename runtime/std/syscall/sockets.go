// Sockets: their addresses in Go's form and in the kernel's, and the calls.

package syscall

import "unsafe"

// Address families, socket types and protocols.
const (
	AF_UNSPEC = 0x0
	AF_UNIX   = 0x1
	AF_LOCAL  = 0x1
	AF_INET   = 0x2
	AF_INET6  = 0xa

	SOCK_STREAM    = 0x1
	SOCK_DGRAM     = 0x2
	SOCK_RAW       = 0x3
	SOCK_SEQPACKET = 0x5
	SOCK_NONBLOCK  = 0x800
	SOCK_CLOEXEC   = 0x80000

	IPPROTO_IP   = 0x0
	IPPROTO_TCP  = 0x6
	IPPROTO_UDP  = 0x11
	IPPROTO_IPV6 = 0x29

	SHUT_RD   = 0x0
	SHUT_WR   = 0x1
	SHUT_RDWR = 0x2

	SOMAXCONN = 0x80
)

// Options by level.
const (
	SOL_SOCKET   = 0x1
	SO_REUSEADDR = 0x2
	SO_TYPE      = 0x3
	SO_ERROR     = 0x4
	SO_BROADCAST = 0x6
	SO_SNDBUF    = 0x7
	SO_RCVBUF    = 0x8
	SO_KEEPALIVE = 0x9
	SO_LINGER    = 0xd

	TCP_NODELAY   = 0x1
	TCP_KEEPIDLE  = 0x4
	TCP_KEEPINTVL = 0x5
	TCP_KEEPCNT   = 0x6

	IPV6_V6ONLY = 0x1a
)

const (
	MSG_PEEK     = 0x2
	MSG_DONTWAIT = 0x40
	MSG_NOSIGNAL = 0x4000
)

// sockaddrMax is more than any address takes.
const sockaddrMax = 128

// maxUnixPath is the room for the name in a Unix address.
const maxUnixPath = 108

// A sockaddr is an address as the kernel has it.
type sockaddr struct {
	raw    [sockaddrMax]byte
	length uint32 // bytes of raw in use
}

// Sockaddr is an address: *SockaddrInet4, *SockaddrInet6 or *SockaddrUnix.
type Sockaddr interface {
	encode(to *sockaddr) error
}

// SockaddrInet4 is an address and port of IPv4.
type SockaddrInet4 struct {
	Port int
	Addr [4]byte
}

// SockaddrInet6 is an address and port of IPv6; ZoneId: index of the interface, for link-local addresses.
type SockaddrInet6 struct {
	Port   int
	ZoneId uint32
	Addr   [16]byte
}

// SockaddrUnix is the path of a Unix socket, or "@" and a name outside the file system.
type SockaddrUnix struct {
	Name string
}

// begin sets the family, which is in the machine's byte order.
func (to *sockaddr) begin(family byte, length int) {
	to.raw[0] = family
	to.length = uint32(length)
}

// setPort sets the port, which is in the network's byte order.
func (to *sockaddr) setPort(port int) error {
	if port < 0 || port > 0xffff {
		return errInval
	}
	to.raw[2] = byte(port >> 8)
	to.raw[3] = byte(port)
	return nil
}

func (sa *SockaddrInet4) encode(to *sockaddr) error {
	to.begin(AF_INET, 16)
	copy(to.raw[4:8], sa.Addr[:])
	return to.setPort(sa.Port)
}

// Port, 4 bytes of flow information, 16 of address, 4 of zone.
func (sa *SockaddrInet6) encode(to *sockaddr) error {
	to.begin(AF_INET6, 28)
	copy(to.raw[8:24], sa.Addr[:])
	*(*uint32)(unsafe.Pointer(&to.raw[24])) = sa.ZoneId
	return to.setPort(sa.Port)
}

func (sa *SockaddrUnix) encode(to *sockaddr) error {
	n := len(sa.Name)
	abstract := n > 0 && (sa.Name[0] == '@' || sa.Name[0] == 0)
	if n > maxUnixPath || n == maxUnixPath && !abstract { // paths end with a zero byte
		return errInval
	}
	to.begin(AF_UNIX, 2+n)
	copy(to.raw[2:], sa.Name)
	if abstract {
		to.raw[2] = 0
	} else if n > 0 {
		to.length++
	}
	return nil
}

func (from *sockaddr) port() int { return int(from.raw[2])<<8 | int(from.raw[3]) }

// decode is the inverse of encode. A Unix socket without a name is called "@".
func (from *sockaddr) decode() (Sockaddr, error) {
	if from.length < 2 {
		return nil, EAFNOSUPPORT
	}
	switch family := int(from.raw[0]) | int(from.raw[1])<<8; family {
	case AF_INET:
		sa := &SockaddrInet4{Port: from.port()}
		copy(sa.Addr[:], from.raw[4:8])
		return sa, nil
	case AF_INET6:
		sa := &SockaddrInet6{Port: from.port(), ZoneId: *(*uint32)(unsafe.Pointer(&from.raw[24]))}
		copy(sa.Addr[:], from.raw[8:24])
		return sa, nil
	case AF_UNIX:
		name := from.raw[2 : 2+maxUnixPath]
		if name[0] == 0 {
			name[0] = '@'
		}
		end := 0
		for end < len(name) && name[end] != 0 {
			end++
		}
		return &SockaddrUnix{Name: string(name[:end])}, nil
	}
	return nil, EAFNOSUPPORT
}

// Socket makes a socket.
func Socket(domain, typ, proto int) (fd int, err error) {
	r, _, e := RawSyscall(SYS_SOCKET, uintptr(domain), uintptr(typ), uintptr(proto))
	return count(r, e)
}

// Socketpair makes two Unix sockets, connected with each other.
func Socketpair(domain, typ, proto int) (fd [2]int, err error) {
	var fds [2]int32
	_, _, e := RawSyscall6(SYS_SOCKETPAIR, uintptr(domain), uintptr(typ), uintptr(proto), uintptr(unsafe.Pointer(&fds)), 0, 0)
	if e == 0 {
		fd[0], fd[1] = int(fds[0]), int(fds[1])
	}
	return fd, toError(e)
}

func withAddress(trap uintptr, fd int, sa Sockaddr) error {
	if sa == nil {
		return errInval
	}
	var addr sockaddr
	if err := sa.encode(&addr); err != nil {
		return err
	}
	_, _, e := Syscall(trap, uintptr(fd), uintptr(unsafe.Pointer(&addr.raw)), uintptr(addr.length))
	return toError(e)
}

// Bind gives a socket its own address.
func Bind(fd int, sa Sockaddr) error { return withAddress(SYS_BIND, fd, sa) }

// Connect connects a socket to another's address.
func Connect(fd int, sa Sockaddr) error { return withAddress(SYS_CONNECT, fd, sa) }

// Listen makes a socket wait for connections, n of them in a queue.
func Listen(s int, n int) error {
	_, _, e := Syscall(SYS_LISTEN, uintptr(s), uintptr(n), 0)
	return toError(e)
}

// Accept4 takes a connection: its socket, with flags, and the other side's address.
func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error) {
	addr := sockaddr{length: sockaddrMax}
	r, _, e := Syscall6(SYS_ACCEPT4, uintptr(fd), uintptr(unsafe.Pointer(&addr.raw)), uintptr(unsafe.Pointer(&addr.length)), uintptr(flags), 0, 0)
	if e != 0 {
		return -1, nil, toError(e)
	}
	sa, err = addr.decode()
	if err != nil {
		Close(int(r))
		return -1, nil, err
	}
	return int(r), sa, nil
}

// Accept is Accept4 without flags.
func Accept(fd int) (nfd int, sa Sockaddr, err error) { return Accept4(fd, 0) }

func askAddress(trap uintptr, fd int) (Sockaddr, error) {
	addr := sockaddr{length: sockaddrMax}
	_, _, e := RawSyscall(trap, uintptr(fd), uintptr(unsafe.Pointer(&addr.raw)), uintptr(unsafe.Pointer(&addr.length)))
	if e != 0 {
		return nil, toError(e)
	}
	return addr.decode()
}

// Getsockname returns a socket's own address.
func Getsockname(fd int) (sa Sockaddr, err error) { return askAddress(SYS_GETSOCKNAME, fd) }

// Getpeername returns the address that a socket is connected to.
func Getpeername(fd int) (sa Sockaddr, err error) { return askAddress(SYS_GETPEERNAME, fd) }

// Shutdown ends one direction of a connection, or both.
func Shutdown(fd int, how int) error {
	_, _, e := Syscall(SYS_SHUTDOWN, uintptr(fd), uintptr(how), 0)
	return toError(e)
}

func setsockopt(fd, level, opt int, value unsafe.Pointer, size uintptr) error {
	_, _, e := Syscall6(SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(value), size, 0)
	return toError(e)
}

// SetsockoptInt sets an option that is a number.
func SetsockoptInt(fd, level, opt int, value int) error {
	n := int32(value)
	return setsockopt(fd, level, opt, unsafe.Pointer(&n), 4)
}

// GetsockoptInt returns an option that is a number.
func GetsockoptInt(fd, level, opt int) (value int, err error) {
	var n int32
	size := uint32(4)
	_, _, e := Syscall6(SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(unsafe.Pointer(&n)), uintptr(unsafe.Pointer(&size)), 0)
	return int(n), toError(e)
}

// Linger says whether and for how many seconds Close waits for what is not yet sent.
type Linger struct {
	Onoff  int32
	Linger int32
}

// SetsockoptLinger sets an option that is a Linger.
func SetsockoptLinger(fd, level, opt int, l *Linger) error {
	return setsockopt(fd, level, opt, unsafe.Pointer(l), 8)
}
