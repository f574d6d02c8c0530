// Tickers and timers: Reset, Stop, channel behaviour since Go 1.23 (no stale value after Reset or Stop).
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(10 * time.Millisecond)
	fmt.Println("stopped", t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale value")
	default:
		fmt.Println("nothing")
	}
	t.Reset(2 * time.Millisecond)
	<-t.C
	fmt.Println("fired again")
	t.Reset(time.Hour)
	fmt.Println(t.Reset(time.Millisecond))
	<-t.C
	tick := time.NewTicker(time.Hour)
	tick.Reset(2 * time.Millisecond)
	for range 3 {
		<-tick.C
	}
	tick.Stop()
	fmt.Println("three ticks", len(tick.C), cap(t.C))
	var n atomic.Int32
	f := time.AfterFunc(time.Hour, func() { n.Add(1) })
	f.Reset(time.Millisecond)
	for n.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	fmt.Println(n.Load(), f.Stop())
	start := time.Now()
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Add(1)
		time.AfterFunc(time.Duration(i%10)*time.Millisecond, wg.Done)
	}
	wg.Wait()
	fmt.Println(time.Since(start) >= 9*time.Millisecond)
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	many := make([]*time.Timer, 1000)
	for i := range many {
		many[i] = time.NewTimer(time.Duration(i+1) * time.Hour)
	}
	stopped := 0
	for i := range many {
		if many[(i*7)%1000].Stop() {
			stopped++
		}
	}
	fmt.Println(stopped)
}
