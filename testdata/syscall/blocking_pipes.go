// Reads that block in system calls give their processor away: as many as there are processors, and more, and the rest runs on.
//
//test:env GOMAXPROCS=1
//test:procs any
package main

import (
	"fmt"
	"syscall"
	"time"
)

func main() {
	const n = 8
	results := make(chan int, n)
	var w [n]int
	for i := range n {
		var fds [2]int
		if err := syscall.Pipe(fds[:]); err != nil {
			fmt.Println(err)
			return
		}
		w[i] = fds[1]
		go func() {
			buf := make([]byte, 16)
			total := 0
			for {
				k, err := syscall.Read(fds[0], buf)
				if k <= 0 || err != nil {
					break
				}
				for _, b := range buf[:k] {
					total += int(b)
				}
			}
			syscall.Close(fds[0])
			results <- total
		}()
	}
	time.Sleep(5 * time.Millisecond)
	sum := 0
	c := make(chan int)
	go func() {
		for i := range 1000 {
			c <- i
		}
		close(c)
	}()
	for v := range c {
		sum += v
	}
	fmt.Println("others ran:", sum)
	for round := range 3 {
		for i, fd := range w {
			syscall.Write(fd, []byte{byte(i), byte(round)})
		}
		time.Sleep(time.Millisecond)
	}
	for _, fd := range w {
		syscall.Close(fd)
	}
	total := 0
	for range n {
		total += <-results
	}
	fmt.Println(total)
}
