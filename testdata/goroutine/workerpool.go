// A worker pool over buffered channels; results are put in order by index.
package main

import (
	"fmt"
	"sync"
)

type job struct{ id, n int }
type result struct {
	id    int
	steps int
}

func collatz(n int) (steps int) {
	for n != 1 {
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}

func main() {
	jobs := make(chan job, 16)
	results := make(chan result, 4)
	var wg sync.WaitGroup
	for w := 0; w < 7; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				results <- result{j.id, collatz(j.n)}
			}
		}()
	}
	go func() {
		for i := range 5000 {
			jobs <- job{i, i + 1}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	all := make([]int, 5000)
	count := 0
	for r := range results {
		all[r.id] = r.steps
		count++
	}
	sum, best := 0, 0
	for i, s := range all {
		sum += s
		if s > all[best] {
			best = i
		}
	}
	fmt.Println(count, sum, best+1, all[best], all[:10])
}
