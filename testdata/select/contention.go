// Many goroutines select on the same channels; nothing is lost or doubled.
package main

import (
	"fmt"
	"sync"
)

func main() {
	a, b, c := make(chan int), make(chan int, 5), make(chan int)
	quit := make(chan struct{})
	var prod, cons sync.WaitGroup
	const per = 3000
	for p := range 4 {
		prod.Add(1)
		go func() {
			defer prod.Done()
			for i := range per {
				v := p*per + i
				select {
				case a <- v:
				case b <- v:
				case c <- v:
				}
			}
		}()
	}
	var mu sync.Mutex
	seen := make([]int, 4*per)
	for range 5 {
		cons.Add(1)
		go func() {
			defer cons.Done()
			for {
				var v int
				select {
				case v = <-a:
				case v = <-b:
				case v = <-c:
				case <-quit:
					for {
						select {
						case v := <-b:
							mu.Lock()
							seen[v]++
							mu.Unlock()
							continue
						default:
						}
						return
					}
				}
				mu.Lock()
				seen[v]++
				mu.Unlock()
			}
		}()
	}
	prod.Wait()
	close(quit)
	cons.Wait()
	bad := 0
	for _, n := range seen {
		if n != 1 {
			bad++
		}
	}
	fmt.Println(len(seen), bad)

	// the same channel in several cases, sender and receiver in one select
	x := make(chan int)
	var wg sync.WaitGroup
	swaps := make([]int, 2)
	for g := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 1000 {
				select {
				case x <- i:
				case v := <-x:
					swaps[g] += v - v + 1
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(swaps[0] + swaps[1])
}
