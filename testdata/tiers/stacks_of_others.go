// Traces of goroutines that were preempted anywhere in interpreted or compiled code.
//
//test:env GOMAXPROCS=2
//test:procs any
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
)

//go:noinline
func leaf(a, b int, c string) (int, string) { return a*b + len(c), c }

type op interface{ apply(x int) int }
type plus struct{ n int }

func (p plus) apply(x int) int { return x + p.n }

func busy(stop *atomic.Bool, o op) (sum int) {
	f := func(x int) int { return x ^ sum }
	s := "text"
	for !stop.Load() {
		n, t := leaf(sum&7, 3, s)
		sum += f(n) + o.apply(n)
		s = t
	}
	return
}

func count(stop *atomic.Bool) {
	for n := 0; !stop.Load(); n++ {
		for i := 0; i < 100; i++ {
			n += i & 1
		}
	}
}

func main() {
	var stop atomic.Bool
	done := make(chan bool)
	for i := 0; i < 4; i++ {
		go func() { busy(&stop, plus{i}); done <- true }()
		go func() { count(&stop); done <- true }()
	}
	buf := make([]byte, 1<<16)
	for i := 0; i < 30; i++ {
		text := string(buf[:runtime.Stack(buf, true)])
		if !strings.HasPrefix(text, "goroutine 1 [running]:\nmain.main()\n") {
			fmt.Println(text)
		}
		runtime.Gosched()
	}
	stop.Store(true)
	for i := 0; i < 8; i++ {
		<-done
	}
	fmt.Println("done")
}
