// Timers and tickers that nobody refers to are collected although nobody stopped them; those that are waited for, and those with functions, are not.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

const n = 100

//go:noinline
func abandon(count *atomic.Int64) {
	for i := range n {
		t := time.NewTimer(time.Duration(i+1) * time.Hour)
		runtime.AddCleanup(t, func(int) { count.Add(1) }, i)
		k := time.NewTicker(time.Duration(i+1) * time.Hour)
		runtime.AddCleanup(k, func(int) { count.Add(1) }, i)
		if i%2 == 0 {
			select { // waited for, but not any more
			case <-t.C:
			case <-k.C:
			case <-time.After(time.Microsecond):
			}
		}
	}
}

//go:noinline
func keep(got chan int) {
	for i := range n {
		t := time.NewTimer(20 * time.Millisecond)
		go func(c <-chan time.Time) {
			<-c
			got <- i
		}(t.C)
		time.AfterFunc(20*time.Millisecond, func() { got <- i })
	}
}

func main() {
	var collected atomic.Int64
	abandon(&collected)
	for try := 0; collected.Load() < n && try < 200; try++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println("most are collected:", collected.Load() >= n)
	got := make(chan int)
	keep(got)
	sum := 0
	for i := range 2 * n {
		if i%50 == 0 {
			runtime.GC()
		}
		sum += <-got
	}
	fmt.Println(sum)
}
