// A TCP echo server with a goroutine per connection. It prints its address and ends with its standard input.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
)

const size = 64 // of a message, known to client.go

func serve(c net.Conn) {
	defer c.Close()
	b := make([]byte, size)
	for {
		if _, err := io.ReadFull(c, b); err != nil {
			return
		}
		if _, err := c.Write(b); err != nil {
			return
		}
	}
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				panic(err)
			}
			go serve(c)
		}
	}()
	fmt.Println(l.Addr())
	io.Copy(io.Discard, os.Stdin)
}
