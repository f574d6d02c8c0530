// Ends of connections: one direction first, while others wait in them, twice, with a reset.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
)

type halfCloser interface {
	net.Conn
	CloseRead() error
	CloseWrite() error
}

func pair(network, address string) (net.Listener, halfCloser, halfCloser) {
	l, err := net.Listen(network, address)
	if err != nil {
		panic(err)
	}
	c, err := net.Dial(network, l.Addr().String())
	if err != nil {
		panic(err)
	}
	s, err := l.Accept()
	if err != nil {
		panic(err)
	}
	return l, c.(halfCloser), s.(halfCloser)
}

func ends(network, address string) {
	l, c, s := pair(network, address)
	show := func(what string, n int, err error) {
		if err == nil {
			fmt.Println(what, n, nil)
			return
		}
		text := err.Error()
		if network == "tcp" {
			text = strings.ReplaceAll(text, c.LocalAddr().String(), "CLIENT")
		}
		text = strings.ReplaceAll(text, l.Addr().String(), "SERVER")
		fmt.Println(what, n, text, errors.Is(err, net.ErrClosed), errors.Is(err, os.ErrClosed), errors.Is(err, syscall.EPIPE))
	}
	b := make([]byte, 100)

	// Half close: the answer comes after the end of the question.
	go func() {
		question, err := io.ReadAll(s)
		fmt.Fprintf(s, "%d bytes, %v", len(question), err)
		s.CloseWrite()
	}()
	c.Write(make([]byte, 5000))
	fmt.Println(c.CloseWrite())
	answer, err := io.ReadAll(c)
	fmt.Println(string(answer), err)
	n, err := c.Write([]byte("more"))
	show("write after CloseWrite:", n, err)
	fmt.Println(c.Close(), s.Close())
	n, err = c.Read(b)
	show("read:", n, err)
	n, err = c.Write(b)
	show("write:", n, err)
	show("close:", 0, c.Close())
	show("close:", 0, c.CloseWrite())
	show("close:", 0, c.CloseRead())
	l.Close()

	l, c, s = pair(network, address)
	fmt.Println(c.CloseRead())
	n, err = c.Read(b)
	show("read after CloseRead:", n, err)
	c.Close()
	n, err = s.Read(b)
	show("read:", n, err)
	s.Close()

	// Close while others read, write and accept.
	c2, err := net.Dial(network, l.Addr().String())
	s2, err2 := l.Accept()
	fmt.Println(err, err2)
	var wg sync.WaitGroup
	var mu sync.Mutex
	errs := map[string]int{}
	note := func(what string, err error) {
		mu.Lock()
		defer mu.Unlock()
		errs[fmt.Sprint(what, errors.Is(err, net.ErrClosed))]++
		wg.Done()
	}
	for i := 0; i < 10; i++ {
		wg.Add(3)
		go func() { _, err := c2.Read(make([]byte, 1)); note("read ", err) }()
		go func() {
			for {
				if _, err := c2.Write(make([]byte, 1<<20)); err != nil {
					note("write ", err)
					return
				}
			}
		}()
		go func() { _, err := l.Accept(); note("accept ", err) }()
	}
	time.Sleep(30 * time.Millisecond)
	fmt.Println(c2.Close(), l.Close())
	wg.Wait()
	fmt.Println(errs)
	s2.Close()
	_, err = l.Accept()
	show("accept:", 0, err)
	show("close:", 0, l.Close())
	_, err = net.Dial(network, l.Addr().String())
	show("dial:", 0, err)
}

func main() {
	dir, err := os.MkdirTemp("", "net")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	ends("tcp", "127.0.0.1:0")
	ends("unix", dir+"/s")

	// What is not read when a connection is reset is lost.
	l, c, s := pair("tcp", "127.0.0.1:0")
	fmt.Println(c.(*net.TCPConn).SetLinger(0))
	c.Close()
	_, err = s.Read(make([]byte, 1))
	text := strings.ReplaceAll(strings.ReplaceAll(err.Error(), c.LocalAddr().String(), "CLIENT"), l.Addr().String(), "SERVER")
	fmt.Println(text, errors.Is(err, syscall.ECONNRESET))
	var call *os.SyscallError
	fmt.Println(errors.As(err, &call), call)
	_, err = s.Write([]byte("x"))
	fmt.Println(errors.Is(err, syscall.EPIPE))
	s.Close()

	// Settings.
	tc, _ := net.DialTCP("tcp", nil, l.Addr().(*net.TCPAddr))
	fmt.Println(tc.SetNoDelay(false), tc.SetNoDelay(true), tc.SetKeepAlive(false), tc.SetKeepAlive(true), tc.SetKeepAlivePeriod(time.Second),
		tc.SetLinger(3), tc.SetLinger(-1), tc.SetReadBuffer(10000), tc.SetWriteBuffer(10000))
	tc.Close()
	for _, err := range []error{tc.SetNoDelay(true), tc.SetKeepAlive(true), tc.SetKeepAlivePeriod(time.Hour), tc.SetLinger(0), tc.SetReadBuffer(1),
		tc.SetDeadline(time.Now()), tc.SetReadDeadline(time.Now())} {
		fmt.Println(strings.ReplaceAll(strings.ReplaceAll(err.Error(), tc.LocalAddr().String(), "CLIENT"), l.Addr().String(), "SERVER"))
	}
	l.Close()
	// Many connections that come and go while others are made.
	l, _ = net.Listen("tcp", "127.0.0.1:0")
	go func() {
		for {
			s, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				io.Copy(s, s)
				s.Close()
			}()
		}
	}()
	var wg sync.WaitGroup
	for i := 0; i < 8; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := 0; k < 40; k++ {
				c, err := net.Dial("tcp", l.Addr().String())
				if err != nil {
					fmt.Println(err)
					return
				}
				fmt.Fprintf(c, "%d %d", i, k)
				c.(*net.TCPConn).CloseWrite()
				got, err := io.ReadAll(c)
				if string(got) != fmt.Sprintf("%d %d", i, k) || err != nil {
					fmt.Println(i, k, string(got), err)
				}
				c.Close()
			}
		}()
	}
	wg.Wait()
	l.Close()
	fmt.Println("done")
}
