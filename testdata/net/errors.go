// Errors: texts, types, what errors.Is finds.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
)

func show(err error) {
	if err == nil {
		fmt.Println(nil)
		return
	}
	fmt.Printf("%v [%T]", err, err)
	var op *net.OpError
	if errors.As(err, &op) {
		fmt.Printf(" op=%q net=%q source=%v addr=%v err=%T", op.Op, op.Net, op.Source, op.Addr, op.Err)
	}
	if ne, ok := err.(net.Error); ok {
		fmt.Print(" ", ne.Timeout(), " ", ne.Temporary())
	}
	fmt.Println()
}

func main() {
	for _, address := range [][2]string{
		{"tcp", "127.0.0.1:1"}, {"tcp4", "127.0.0.1:1"}, {"tcp6", "[::1]:1"}, {"tcp", "[::1]:1"}, {"tcp", "localhost:1"}, {"tcp", ":1"},
		{"tcp", "127.0.0.1"}, {"tcp", ""}, {"tcp", "a:b:c"}, {"tcp", "[::1"}, {"tcp", "127.0.0.1:99999"}, {"tcp", "127.0.0.1:-1"},
		{"tcp", "127.0.0.1:nonsense"}, {"tcp4", "[::1]:80"}, {"tcp6", "127.0.0.1:80"}, {"foo", "127.0.0.1:80"}, {"", "127.0.0.1:80"},
		{"unix", "/nonexistent/socket"}, {"unix", ""}, {"unix", strings.Repeat("x", 200)}, {"unix", "@golite-no-such"}, {"tcp", "[::1]"},
		{"tcp", "127.0.0.1:+1"}, {"tcp", "[fe80::1%nonsense]:x"}, {"tcp", "x]:1"}, {"tcp", "[x:1"}, {"tcp", "[::1]x:1"}, {"tcp", "[a[b]:1"},
	} {
		fmt.Printf("dial %q %q: ", address[0], address[1])
		_, err := net.Dial(address[0], address[1])
		show(err)
	}
	for _, address := range [][2]string{
		{"tcp", ":99999"}, {"tcp", "127.0.0.1:nonsense"}, {"tcp", "127.0.0.1"}, {"tcp", ""}, {"foo", ":0"}, {"tcp", "192.0.2.1:0"}, {"tcp4", "[::1]:0"},
		{"unix", "/nonexistent/socket"}, {"unix", strings.Repeat("x", 108)}, {"tcp6", "127.0.0.1:0"}, {"tcp", "[2001:db8::1]:0"},
	} {
		fmt.Printf("listen %q %q: ", address[0], address[1])
		_, err := net.Listen(address[0], address[1])
		show(err)
	}
	_, err := net.Dial("tcp", "127.0.0.1:1")
	fmt.Println(errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, os.ErrNotExist))
	_, err = net.Dial("unix", "/nonexistent/socket")
	fmt.Println(errors.Is(err, os.ErrNotExist))

	l, _ := net.Listen("tcp", "127.0.0.1:0")
	_, err = net.Listen("tcp", l.Addr().String())
	fmt.Println(strings.ReplaceAll(err.Error(), l.Addr().String(), "ADDR"), errors.Is(err, syscall.EADDRINUSE))
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 5)}}
	c, err := d.Dial("tcp", l.Addr().String())
	fmt.Println(c.LocalAddr().(*net.TCPAddr).IP, err)
	s, _ := l.Accept()
	fmt.Println(s.RemoteAddr().(*net.TCPAddr).IP)
	c.Close()
	s.Close()
	d.LocalAddr = &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1)}
	_, err = d.Dial("tcp", l.Addr().String())
	fmt.Println(strings.ReplaceAll(err.Error(), l.Addr().String(), "ADDR"))
	d.LocalAddr = &net.UnixAddr{Name: "x", Net: "unix"}
	_, err = d.Dial("tcp", l.Addr().String())
	fmt.Println(err)
	d.LocalAddr = &net.TCPAddr{IP: net.IPv6loopback}
	_, err = d.Dial("tcp", l.Addr().String())
	fmt.Println(err)
	d.LocalAddr = &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}
	_, err = d.Dial("unix", "/nonexistent")
	fmt.Println(err)

	_, err = net.DialTCP("tcp", nil, nil)
	show(err)
	_, err = net.DialTCP("udp", nil, &net.TCPAddr{})
	show(err)
	_, err = net.DialTCP("tcp", nil, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1})
	show(err)
	_, err = net.ListenTCP("tcpx", nil)
	show(err)
	_, err = net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv6loopback})
	show(err)
	_, err = net.ListenUnix("unix", nil)
	show(err)
	_, err = net.DialUnix("unix", nil, nil)
	show(err)
	l2, err := net.ListenTCP("tcp", nil)
	fmt.Println(l2.Addr().(*net.TCPAddr).IP, err, l2.Close())
	var noListener *net.TCPListener
	_, err = noListener.Accept()
	fmt.Println(err, noListener.Close())

	// Errors of what is copied.
	c, _ = net.Dial("tcp", l.Addr().String())
	c.Close()
	_, err = io.Copy(c, strings.NewReader("x"))
	fmt.Println(strings.ReplaceAll(strings.ReplaceAll(err.Error(), c.LocalAddr().String(), "CLIENT"), l.Addr().String(), "SERVER"))
	_, err = io.Copy(io.Discard, c)
	fmt.Println(strings.ReplaceAll(strings.ReplaceAll(err.Error(), c.LocalAddr().String(), "CLIENT"), l.Addr().String(), "SERVER"))
	l.Close()

	show(&net.OpError{Op: "op", Net: "net", Source: &net.UnixAddr{Name: "from"}, Addr: &net.UnixAddr{Name: "to"}, Err: io.EOF})
	show(&net.OpError{Op: "accept", Net: "tcp", Err: os.NewSyscallError("accept", syscall.ECONNABORTED)})
	show(&net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ETIMEDOUT)})
	show(&net.AddrError{Err: "why", Addr: "what"})
	show(&net.AddrError{Err: "why"})
	show(&net.ParseError{Type: "thing", Text: "text"})
	show(net.UnknownNetworkError("x"))
	show(net.InvalidAddrError("x"))
	show(&net.DNSError{Err: "why", Name: "what", Server: "where", IsTimeout: true})
	fmt.Println(net.ErrClosed, errors.Unwrap(&net.OpError{Err: io.EOF}) == io.EOF)
}
