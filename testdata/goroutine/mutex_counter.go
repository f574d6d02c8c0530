// A counter under a Mutex from 8 goroutines on all cores.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	n  int
	m  map[int]int
}

func (c *counter) inc(who int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
	c.m[who]++
}

func main() {
	c := counter{m: map[int]int{}}
	var wg sync.WaitGroup
	var at atomic.Int64
	for i := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 20000 {
				c.inc(i)
				at.Add(1)
			}
		}()
	}
	wg.Wait()
	fmt.Println(c.n, c.m, at.Load())
}
