// Who sleeps goes on at the end of a time slice, not behind all that compute.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

const n = 50

var ran [n]atomic.Bool

// fewest is how many of those that compute had a turn while wait waited, at best: a few, or all of them by chance only.
func fewest(wait func()) int {
	best := n
	for round := 0; round < 60 && best >= n/2; round++ {
		for i := range ran {
			ran[i].Store(false)
		}
		wait()
		turns := 0
		for i := range ran {
			if ran[i].Load() {
				turns++
			}
		}
		best = min(best, turns)
	}
	return best
}

func main() {
	runtime.GOMAXPROCS(1)
	for i := range n {
		go func() {
			for {
				ran[i].Store(true)
			}
		}()
	}
	fmt.Println("sleep", fewest(func() { time.Sleep(time.Millisecond) }) < n/2)
	ticker := time.NewTicker(time.Millisecond)
	fmt.Println("tick", fewest(func() { <-ticker.C }) < n/2)
	fmt.Println("function", fewest(func() {
		called := make(chan bool)
		time.AfterFunc(time.Millisecond, func() { called <- true })
		<-called
	}) < n/2)
}
