// Once SetGCPercent(-1) has returned no collection begins, also none that was due before and waits behind others for its turn.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"
)

var stop atomic.Bool

//go:noinline
func compute(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s = s*3 ^ i
	}
	return s
}

func main() {
	sum := make(chan int)
	const others = 20
	for range others {
		go func() {
			s := 0
			for !stop.Load() {
				s += compute(20000)
				runtime.Gosched()
			}
			sum <- s
		}()
	}
	var before, after runtime.MemStats
	began := 0
	for i := range 40 {
		debug.SetGCPercent(100)
		until := time.Now().Add(19*time.Millisecond + time.Duration(i)*50*time.Microsecond)
		for time.Now().Before(until) {
			compute(100)
		}
		debug.SetGCPercent(-1)
		runtime.ReadMemStats(&before)
		for range 2 * others {
			runtime.Gosched()
		}
		runtime.ReadMemStats(&after)
		if after.NumGC != before.NumGC {
			began++
		}
	}
	stop.Store(true)
	for range others {
		<-sum
	}
	fmt.Println("began while off:", began)
}
