// A listener that is closed gives its address up, though a goroutine was waiting for connections.
package main

import (
	"fmt"
	"net"
	"time"
)

func main() {
	failed := 0
	for range 50 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			panic(err)
		}
		done := make(chan error)
		go func() {
			_, err := l.Accept()
			done <- err
		}()
		time.Sleep(time.Millisecond)
		l.Close()
		again, err := net.Listen("tcp", l.Addr().String())
		if err != nil {
			failed++
		} else {
			again.Close()
		}
		if <-done == nil {
			fmt.Println("accepted")
		}
	}
	fmt.Println(failed)
}
