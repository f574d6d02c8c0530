// Loops without calls on all processors do not keep others from running, nor the collector.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

func main() {
	var stop atomic.Bool
	n := runtime.GOMAXPROCS(0) + 2
	done := make(chan int)
	for i := range n {
		go func() {
			x := uint32(i)
			for !stop.Load() {
				x = x*1664525 + 1013904223
			}
			done <- int(x & 1)
		}()
	}
	ticks := 0
	for range 20 {
		time.Sleep(time.Millisecond)
		ticks++
	}
	c := make(chan int)
	go func() {
		for i := range 1000 {
			c <- i
		}
		close(c)
	}()
	got := 0
	for range c {
		got++
	}
	s := make([][]int, 0)
	for i := range 200 {
		s = append(s, make([]int, 1000+i))
	}
	runtime.GC()
	stop.Store(true)
	for range n {
		<-done
	}
	fmt.Println(ticks, got, len(s), len(s[199]))
}
