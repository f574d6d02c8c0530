// Deadlines: past ones, such that pass, that are moved while somebody waits, and of Accept and Dial.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

func pair() (net.Listener, net.Conn, net.Conn) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		panic(err)
	}
	s, err := l.Accept()
	if err != nil {
		panic(err)
	}
	return l, c, s
}

func main() {
	l, c, s := pair()
	show := func(what string, err error) {
		if err == nil {
			fmt.Println(what, nil)
			return
		}
		text := strings.ReplaceAll(err.Error(), c.LocalAddr().String(), "CLIENT")
		text = strings.ReplaceAll(text, l.Addr().String(), "SERVER")
		ne, isNet := err.(net.Error)
		fmt.Println(what, text, errors.Is(err, os.ErrDeadlineExceeded), isNet && ne.Timeout(), isNet && ne.Temporary(), os.IsTimeout(err))
	}
	b := make([]byte, 100)
	c.SetReadDeadline(time.Now().Add(-time.Second))
	_, err := c.Read(b)
	show("past:", err)
	_, err = c.Write([]byte("x"))
	show("write is not concerned:", err)
	s.Read(b)
	c.SetDeadline(time.Now().Add(-time.Second))
	_, err = c.Write([]byte("x"))
	show("past write:", err)
	c.SetDeadline(time.Time{})

	start := time.Now()
	c.SetReadDeadline(start.Add(20 * time.Millisecond))
	_, err = c.Read(b)
	show("passes:", err)
	fmt.Println(time.Since(start) >= 20*time.Millisecond, time.Since(start) < 5*time.Second)
	_, err = c.Read(b)
	show("stays:", err)

	c.SetReadDeadline(time.Time{})
	go func() {
		time.Sleep(10 * time.Millisecond)
		s.Write([]byte("late"))
	}()
	n, err := c.Read(b)
	show(string(b[:n]), err)

	c.SetReadDeadline(time.Now().Add(time.Hour))
	go func() {
		time.Sleep(10 * time.Millisecond)
		c.SetReadDeadline(time.Now())
	}()
	_, err = c.Read(b)
	show("moved to now:", err)

	c.SetReadDeadline(time.Now().Add(time.Hour))
	go func() {
		time.Sleep(10 * time.Millisecond)
		c.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
	}()
	_, err = c.Read(b)
	show("moved nearer:", err)

	c.SetReadDeadline(time.Now().Add(400 * time.Millisecond))
	go func() {
		time.Sleep(5 * time.Millisecond)
		c.SetReadDeadline(time.Now().Add(time.Hour))
		time.Sleep(450 * time.Millisecond)
		s.Write([]byte("farther"))
	}()
	n, err = c.Read(b)
	show(string(b[:n]), err)

	much := make([]byte, 64<<20)
	c.SetWriteDeadline(time.Now().Add(200 * time.Millisecond))
	n, err = c.Write(much)
	show("write that nobody reads:", err)
	fmt.Println(n > 0, n < 64<<20)

	tl := l.(*net.TCPListener)
	tl.SetDeadline(time.Now().Add(10 * time.Millisecond))
	_, err = tl.Accept()
	show("accept:", err)
	tl.SetDeadline(time.Now().Add(-time.Hour))
	_, err = tl.AcceptTCP()
	show("accept:", err)
	tl.SetDeadline(time.Time{})
	c2, err := net.Dial("tcp", l.Addr().String())
	show("dial:", err)
	s2, err := tl.Accept()
	show("accept:", err)
	c2.Close()
	s2.Close()

	d := net.Dialer{Deadline: time.Now().Add(-time.Second)}
	_, err = d.Dial("tcp", l.Addr().String())
	show("dial:", err)
	_, err = net.DialTimeout("tcp", l.Addr().String(), -time.Second)
	show("dial:", err)
	d = net.Dialer{Timeout: time.Minute, Deadline: time.Now().Add(time.Hour)}
	c2, err = d.Dial("tcp", l.Addr().String())
	show("dial:", err)
	s2, _ = l.Accept()
	go func() {
		time.Sleep(5 * time.Millisecond)
		s2.Write([]byte("no deadline is left"))
	}()
	n, err = c2.Read(b)
	show(string(b[:n]), err)
	c2.Close()
	ctx, cancel := context.WithCancel(context.Background())
	c2, err = d.DialContext(ctx, "tcp", l.Addr().String())
	show("with context:", err)
	cancel()
	_, err = c2.Write([]byte("still there"))
	show("after cancel:", err)
	c2.Close()
	_, err = d.DialContext(ctx, "tcp", l.Addr().String())
	show("cancelled:", err)
	fmt.Println(errors.Is(err, context.Canceled))
	ctx, cancel = context.WithTimeout(context.Background(), -time.Second)
	defer cancel()
	_, err = d.DialContext(ctx, "tcp", l.Addr().String())
	show("over:", err)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	// A full queue of a Unix socket does not wait, one of TCP is beyond this program's reach.
	s.Close()
	c.Close()
	show("set:", c.SetDeadline(time.Now()))
	l.Close()
	show("set:", tl.SetDeadline(time.Now()))
}
