// Main waits on a WaitGroup, a worker panics with an error.
package main

import (
	"fmt"
	"os"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("worker's deferred call")
		panic(fmt.Errorf("worker failed: %w", os.ErrNotExist))
	}()
	wg.Wait()
	select {}
}
