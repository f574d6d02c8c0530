// A TCP echo server with a goroutine per connection and as many clients: the poller. Each connection takes two descriptors (ulimit -n).
package main

import (
	"fmt"
	"io"
	"net"
	"sync"
	"sync/atomic"
)

const (
	clients = 2_000
	rounds  = 100
	size    = 64
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func serve(l net.Listener) {
	for {
		c, err := l.Accept()
		check(err)
		go func() {
			defer c.Close()
			b := make([]byte, size)
			for {
				if _, err := io.ReadFull(c, b); err == io.EOF {
					return
				} else {
					check(err)
				}
				_, err := c.Write(b)
				check(err)
			}
		}()
	}
}

// talk sends messages that differ and tells how many came back as they were.
func talk(c net.Conn, id int) int {
	good := 0
	sent, got := make([]byte, size), make([]byte, size)
	for round := range rounds {
		for i := range sent {
			sent[i] = byte(id*7 + round*13 + i)
		}
		_, err := c.Write(sent)
		check(err)
		_, err = io.ReadFull(c, got)
		check(err)
		if string(got) == string(sent) {
			good++
		}
	}
	return good
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	go serve(l)
	var connected, done sync.WaitGroup
	var good atomic.Int64
	start := make(chan bool)
	connected.Add(clients)
	done.Add(clients)
	for id := range clients {
		c, err := net.Dial("tcp", l.Addr().String())
		check(err)
		go func() {
			connected.Done()
			<-start
			good.Add(int64(talk(c, id)))
			c.Close()
			done.Done()
		}()
	}
	connected.Wait()
	close(start)
	done.Wait()
	fmt.Println(good.Load())
}
