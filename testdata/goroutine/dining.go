// Dining philosophers with ordered forks; readers and writers over channels.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n = 5
	forks := make([]sync.Mutex, n)
	meals := make([]int, n)
	var wg sync.WaitGroup
	for p := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			l, r := p, (p+1)%n
			if l > r {
				l, r = r, l
			}
			for range 500 {
				forks[l].Lock()
				forks[r].Lock()
				meals[p]++
				forks[r].Unlock()
				forks[l].Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(meals)

	type op struct {
		key   string
		val   int
		reply chan int
	}
	ops := make(chan op)
	go func() {
		state := map[string]int{}
		for o := range ops {
			if o.val != 0 {
				state[o.key] += o.val
			}
			o.reply <- state[o.key]
		}
	}()
	for w := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r := make(chan int)
			for i := range 200 {
				ops <- op{fmt.Sprint("k", (w+i)%3), 1, r}
				<-r
			}
		}()
	}
	wg.Wait()
	r := make(chan int)
	for i := range 3 {
		ops <- op{fmt.Sprint("k", i), 0, r}
		fmt.Print(<-r, " ")
	}
	fmt.Println()
}
