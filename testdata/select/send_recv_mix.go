// Goroutines that select over sending and receiving at the same time exchange all their values.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n, per = 6, 500
	mesh := make([]chan int, n)
	for i := range mesh {
		mesh[i] = make(chan int)
	}
	var wg sync.WaitGroup
	sums := make([]int, n)
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			in, out := mesh[i], mesh[(i+1)%n]
			sent, got := 0, 0
			for sent < per || got < per {
				var o chan int
				if sent < per {
					o = out
				}
				select {
				case o <- i*per + sent:
					sent++
				case v := <-in:
					sums[i] += v
					got++
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(sums)
	total := 0
	for _, s := range sums {
		total += s
	}
	fmt.Println(total, n*per*(n*per-1)/2)
}
