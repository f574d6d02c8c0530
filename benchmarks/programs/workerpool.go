// Workers over buffered channels with a little work per job.
package main

import (
	"fmt"
	"sync"
)

func work(n uint32) uint32 {
	for range 30 {
		n ^= n << 13
		n ^= n >> 17
		n ^= n << 5
	}
	return n
}

func main() {
	jobs, results := make(chan uint32, 100), make(chan uint32, 100)
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				results <- work(j)
			}
		}()
	}
	go func() {
		for i := range uint32(9_000_000) {
			jobs <- i + 1
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	var sum uint64
	for r := range results {
		sum += uint64(r)
	}
	fmt.Println(sum)
}
