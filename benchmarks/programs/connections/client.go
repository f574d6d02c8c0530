// Clients of an echo server, in one process: client ADDRESS CONNECTIONS ROUNDS. When all are connected it says so; a line of standard input has each
// send so many messages, one after the other, and check what comes back; it prints how many were as they were sent, and ends with its standard input.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
)

const size = 64

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// talk sends messages that differ and tells how many came back as they were.
func talk(c net.Conn, id, rounds int) (good int64) {
	sent, got := make([]byte, size), make([]byte, size)
	for round := range rounds {
		for i := range sent {
			sent[i] = byte(id*7 + id>>8 + round*13 + i)
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
	connections, err := strconv.Atoi(os.Args[2])
	check(err)
	rounds, err := strconv.Atoi(os.Args[3])
	check(err)
	all := make([]net.Conn, connections)
	for i := range all {
		all[i], err = net.Dial("tcp", os.Args[1])
		check(err)
	}
	fmt.Println("connected")
	in := bufio.NewReader(os.Stdin)
	for {
		if _, err := in.ReadString('\n'); err != nil {
			return
		}
		var done sync.WaitGroup
		var good atomic.Int64
		for id, c := range all {
			done.Add(1)
			go func() {
				good.Add(talk(c, id, rounds))
				done.Done()
			}()
		}
		done.Wait()
		fmt.Println(good.Load())
	}
}
