// No descriptors are left: dialling and accepting fail, and go on when there are again.
package main

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	show := func(err error) {
		fmt.Println(strings.ReplaceAll(err.Error(), l.Addr().String(), "SERVER"), err.(net.Error).Temporary(), errors.Is(err, syscall.EMFILE))
	}
	var before syscall.Rlimit
	fmt.Println(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &before), before.Cur == before.Max)
	// Both ends of the first connection, then one end of others until nothing is left.
	first, err := net.Dial("tcp", l.Addr().String())
	fmt.Println(err)
	server, err := l.Accept()
	fmt.Println(err)
	limit := before
	limit.Cur = 60
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &limit))
	var all []net.Conn
	for {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			show(err)
			break
		}
		all = append(all, c)
	}
	_, err = l.Accept()
	show(err)
	_, err = net.Listen("tcp", "127.0.0.1:0")
	fmt.Println(err)
	server.Close()
	server, err = l.Accept()
	fmt.Println(err)
	fmt.Println(syscall.Setrlimit(syscall.RLIMIT_NOFILE, &before))
	_, err = l.Accept()
	fmt.Println(err, len(all) > 10)
	for _, c := range all {
		c.Close()
	}
	first.Close()
	server.Close()
	l.Close()
}
