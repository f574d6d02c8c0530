// 1,000,000 goroutines start and finish; three rounds.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var sum atomic.Int64
	for range 3 {
		var wg sync.WaitGroup
		for i := range 1_000_000 {
			wg.Add(1)
			go func() {
				sum.Add(int64(i))
				wg.Done()
			}()
		}
		wg.Wait()
	}
	fmt.Println(sum.Load())
}
