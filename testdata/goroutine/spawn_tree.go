// Goroutines that start goroutines, 2^14 leaves, results gathered on the way back.
package main

import (
	"fmt"
	"sync"
)

func sum(depth int) int {
	if depth == 0 {
		return 1
	}
	l, r := make(chan int), make(chan int)
	go func() { l <- sum(depth - 1) }()
	go func() { r <- sum(depth - 1) }()
	return <-l + <-r
}

func main() {
	fmt.Println(sum(14))
	var mu sync.Mutex
	n := 0
	var wg sync.WaitGroup
	var spawn func(int)
	spawn = func(d int) {
		defer wg.Done()
		mu.Lock()
		n++
		mu.Unlock()
		if d < 6 {
			for range 3 {
				wg.Add(1)
				go spawn(d + 1)
			}
		}
	}
	wg.Add(1)
	go spawn(0)
	wg.Wait()
	fmt.Println(n)
}
