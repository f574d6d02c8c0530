// Many producers and consumers on one channel of each capacity: everything arrives exactly once.
package main

import (
	"fmt"
	"sync"
)

func run(capacity, producers, consumers, per int) (int, int) {
	c := make(chan int, capacity)
	var pw, cw sync.WaitGroup
	sums, counts := make([]int, consumers), make([]int, consumers)
	for p := range producers {
		pw.Add(1)
		go func() {
			defer pw.Done()
			for i := range per {
				c <- p*per + i
			}
		}()
	}
	for k := range consumers {
		cw.Add(1)
		go func() {
			defer cw.Done()
			for v := range c {
				sums[k] += v
				counts[k]++
			}
		}()
	}
	pw.Wait()
	close(c)
	cw.Wait()
	s, n := 0, 0
	for k := range consumers {
		s += sums[k]
		n += counts[k]
	}
	return s, n
}

func main() {
	for _, capacity := range []int{0, 1, 2, 7, 64, 1000} {
		fmt.Println(run(capacity, 5, 3, 2000))
	}
	fmt.Println(run(0, 1, 50, 1000))
	fmt.Println(run(3, 50, 1, 100))
}
