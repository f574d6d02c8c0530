// Traces of all goroutines while others run, and are preempted between any two instructions of what runs them.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type I interface{ m(int) int }
type T struct{ k int }

func (t *T) m(x int) int { return x + t.k }

//go:noinline
func leaf(x int) int { return x*3 + 1 }

var stop atomic.Bool

func spin(i I) {
	s := 0
	for !stop.Load() {
		for k := 0; k < 100; k++ {
			s += leaf(k) + i.m(k)
		}
	}
	_ = s
}

func main() {
	runtime.GOMAXPROCS(2)
	for k := 0; k < 6; k++ {
		go spin(&T{k})
	}
	buf := make([]byte, 1<<16)
	n := 0
	start := time.Now()
	for time.Since(start) < 400*time.Millisecond {
		n += runtime.Stack(buf, true) & 1
		runtime.Gosched()
	}
	stop.Store(true)
	fmt.Println("done", len(string(buf[:runtime.Stack(buf, true)])) > 0)
}
