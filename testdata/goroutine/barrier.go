// A reusable barrier made of a Mutex and a Cond: all goroutines are in the same phase.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type barrier struct {
	mu           sync.Mutex
	c            *sync.Cond
	n, wait, gen int
}

func newBarrier(n int) *barrier {
	b := &barrier{n: n}
	b.c = sync.NewCond(&b.mu)
	return b
}

func (b *barrier) arrive() {
	b.mu.Lock()
	defer b.mu.Unlock()
	gen := b.gen
	if b.wait++; b.wait == b.n {
		b.wait = 0
		b.gen++
		b.c.Broadcast()
		return
	}
	for gen == b.gen {
		b.c.Wait()
	}
}

func main() {
	const workers, phases = 10, 200
	b := newBarrier(workers)
	var counts [phases]atomic.Int32
	var bad atomic.Int32
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for p := range phases {
				counts[p].Add(1)
				b.arrive()
				if counts[p].Load() != workers {
					bad.Add(1)
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(bad.Load(), counts[0].Load(), counts[phases-1].Load())
}
