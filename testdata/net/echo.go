// An echo server and many clients at once, over TCP with IPv4 and IPv6 and over Unix sockets.
package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
)

func serve(l net.Listener, done *sync.WaitGroup) {
	for {
		c, err := l.Accept()
		if err != nil {
			break
		}
		done.Add(1)
		go func() {
			defer done.Done()
			defer c.Close()
			b := make([]byte, 256)
			for {
				n, err := c.Read(b)
				if err == io.EOF {
					return
				}
				if err != nil {
					fmt.Println("server:", err)
					return
				}
				if _, err := c.Write(b[:n]); err != nil {
					fmt.Println("server:", err)
					return
				}
			}
		}()
	}
	done.Done()
}

func client(network, address string, id, messages int) int {
	c, err := net.Dial(network, address)
	if err != nil {
		fmt.Println("client:", err)
		return 0
	}
	defer c.Close()
	good := 0
	got := make([]byte, 64)
	for i := 0; i < messages; i++ {
		message := bytes.Repeat([]byte{byte(id), byte(i)}, 1+(id+i)%32)
		if _, err := c.Write(message); err != nil {
			fmt.Println("client:", err)
			return good
		}
		if _, err := io.ReadFull(c, got[:len(message)]); err != nil {
			fmt.Println("client:", err)
			return good
		}
		if bytes.Equal(message, got[:len(message)]) {
			good++
		}
	}
	return good
}

func echo(network, address string, clients, messages int) {
	l, err := net.Listen(network, address)
	if err != nil {
		fmt.Println(err)
		return
	}
	var servers, all sync.WaitGroup
	servers.Add(1)
	go serve(l, &servers)
	var good atomic.Int64
	for i := 0; i < clients; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			good.Add(int64(client(network, l.Addr().String(), i, messages)))
		}()
	}
	all.Wait()
	fmt.Println(network, l.Addr().Network(), good.Load(), l.Close())
	servers.Wait()
}

func main() {
	dir, err := os.MkdirTemp("", "net")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	echo("tcp", "127.0.0.1:0", 60, 20)
	echo("tcp4", "localhost:0", 20, 10)
	echo("tcp6", "[::1]:0", 20, 10)
	echo("tcp", ":0", 20, 10)
	path := dir+"/socket"
	echo("unix", path, 40, 20)
	_, err = os.Stat(path)
	fmt.Println("socket is gone:", os.IsNotExist(err))
	echo("unix", "@golite-test"+dir, 5, 5)

	// One listener for both families.
	l, err := net.Listen("tcp", ":0")
	fmt.Println(strings.HasPrefix(l.Addr().String(), "[::]:"), err)
	port := l.Addr().(*net.TCPAddr).Port
	for _, host := range []string{"127.0.0.1", "::1", "localhost", ""} {
		c, err := net.Dial("tcp", net.JoinHostPort(host, fmt.Sprint(port)))
		if err != nil {
			fmt.Println(host, err)
			continue
		}
		s, err := l.Accept()
		fmt.Println(err, s.LocalAddr().String() == c.RemoteAddr().String(), s.RemoteAddr().String() == c.LocalAddr().String())
		fmt.Println(s.LocalAddr().(*net.TCPAddr).IP.IsLoopback(), s.LocalAddr().(*net.TCPAddr).Port == port, s.RemoteAddr().Network())
		c.Close()
		s.Close()
	}
	l.Close()
	// IPv4 only, IPv6 only.
	for _, network := range []string{"tcp4", "tcp6"} {
		l, err := net.Listen(network, ":0")
		if err != nil {
			fmt.Println(err)
			continue
		}
		address := l.Addr().String()
		colon := strings.LastIndex(address, ":")
		fmt.Println(address[:colon])
		for _, host := range []string{"127.0.0.1", "[::1]"} {
			c, err := net.Dial("tcp", host+address[colon:])
			if err != nil {
				fmt.Println(strings.ReplaceAll(err.Error(), address[colon:], ":PORT"))
				continue
			}
			fmt.Println(host)
			c.Close()
		}
		l.Close()
	}
	l, _ = net.Listen("unix", path)
	c, _ := net.Dial("unix", path)
	s, _ := l.Accept()
	fmt.Println(c.LocalAddr(), c.RemoteAddr().String() == path, s.LocalAddr().String() == path, s.RemoteAddr(), s.RemoteAddr().Network())
	_, err = c.Write([]byte("unix"))
	b := make([]byte, 10)
	n, err2 := s.Read(b)
	fmt.Println(err, string(b[:n]), err2)
	c.Close()
	s.Close()
	l.Close()
}
