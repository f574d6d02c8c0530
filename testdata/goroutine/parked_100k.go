// 100,000 goroutines parked at once, then all woken by a close.
//
//test:timeout 60
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	const n = 100000
	var ready, done sync.WaitGroup
	gate := make(chan struct{})
	sums := make([]int, n)
	ready.Add(n)
	done.Add(n)
	for i := range n {
		go func() {
			ready.Done()
			<-gate
			sums[i] = i * 2
			done.Done()
		}()
	}
	ready.Wait()
	fmt.Println(runtime.NumGoroutine() >= n)
	close(gate)
	done.Wait()
	s := 0
	for _, v := range sums {
		s += v
	}
	fmt.Println(s)
}
