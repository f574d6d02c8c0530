// Stacks that were deep once: collections free what waiting goroutines do not use of them, and they can grow again.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

func deep(n int) int {
	var pad [20]int
	pad[n%20] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + pad[(n+1)%20] + 1
}

func inuse() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.StackInuse
}

func main() {
	const goroutines, depth = 800, 150
	const limit = goroutines * depth * 20 * 8 / 2 // half of what the frames take
	next := make(chan bool)
	var round, done sync.WaitGroup
	round.Add(goroutines)
	done.Add(goroutines)
	var sum [goroutines]int
	for i := range goroutines {
		go func() {
			sum[i] += deep(depth)
			round.Done()
			for range next {
				sum[i] += deep(depth)
				round.Done()
			}
			done.Done()
		}()
	}
	round.Wait()
	for range 4 {
		runtime.GC()
	}
	fmt.Println("collected:", inuse() < limit)
	round.Add(3 * goroutines)
	for range 3 * goroutines {
		next <- true
	}
	round.Wait()
	debug.FreeOSMemory()
	debug.FreeOSMemory()
	debug.FreeOSMemory()
	fmt.Println("freed:", inuse() < limit)
	round.Add(goroutines)
	for range goroutines {
		next <- true
	}
	close(next)
	done.Wait()
	total := 0
	for _, n := range sum {
		total += n
	}
	fmt.Println(total == 5*goroutines*depth)
}
