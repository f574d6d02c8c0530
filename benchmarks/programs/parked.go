// 1,000,000 goroutines parked at once: memory.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 1_000_000
	gate := make(chan struct{})
	var ready, done sync.WaitGroup
	ready.Add(n)
	done.Add(n)
	var mu sync.Mutex
	sum := 0
	for i := range n {
		go func() {
			ready.Done()
			<-gate
			mu.Lock()
			sum += i
			mu.Unlock()
			done.Done()
		}()
	}
	ready.Wait()
	close(gate)
	done.Wait()
	fmt.Println(sum)
}
