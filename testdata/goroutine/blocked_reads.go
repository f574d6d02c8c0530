// 16 goroutines blocked in read(2) on pipes in blocking mode; with GOMAXPROCS=2 two computing goroutines are not held up.
//
//test:env GOMAXPROCS=2
//test:timeout 60
//test:procs any
package main

import (
	"fmt"
	"syscall"
	"time"
)

func compute(n int) (h uint64) {
	h = 1469598103934665603
	for i := 0; i < n; i++ {
		h ^= uint64(i & 255)
		h *= 1099511628211
	}
	return
}

func two() time.Duration {
	start := time.Now()
	ch := make(chan uint64)
	for range 2 {
		go func() { ch <- compute(60_000_000) }()
	}
	a, b := <-ch, <-ch
	if a != b {
		fmt.Println("computed differently")
	}
	return time.Since(start)
}

func main() {
	alone := two()
	type got struct {
		i int
		b byte
	}
	results := make(chan got)
	var writers [16]int
	for i := range writers {
		var fds [2]int
		if err := syscall.Pipe(fds[:]); err != nil {
			fmt.Println(err)
			return
		}
		writers[i] = fds[1]
		go func() {
			buf := make([]byte, 1)
			n, err := syscall.Read(fds[0], buf)
			if n != 1 || err != nil {
				fmt.Println("read", n, err)
			}
			results <- got{i, buf[0]}
		}()
	}
	time.Sleep(20 * time.Millisecond)
	with := two()
	println("alone", alone.Milliseconds()/1e6, "with", with.Milliseconds()/1e6)
	fmt.Println("not held up:", with < 4*alone+200*time.Millisecond)
	for i, fd := range writers {
		syscall.Write(fd, []byte{byte(i + 1)})
	}
	sum := 0
	for range writers {
		r := <-results
		if int(r.b) != r.i+1 {
			fmt.Println("mixed up", r)
		}
		sum += int(r.b)
	}
	fmt.Println(sum)
}
