// Five workers take jobs from one channel and put results into another.
package main

import (
	"fmt"
	"sync"
)

type job struct{ n int }

type result struct {
	n, divisors int
}

func divisors(n int) (count int) {
	for d := 1; d*d <= n; d++ {
		if n%d == 0 {
			count++
			if d*d != n {
				count++
			}
		}
	}
	return
}

func main() {
	jobs := make(chan job, 10)
	results := make(chan result, 10)

	var workers sync.WaitGroup
	for range 5 {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for j := range jobs {
				results <- result{j.n, divisors(j.n)}
			}
		}()
	}

	go func() {
		for n := 1; n <= 50_000; n++ {
			jobs <- job{n}
		}
		close(jobs)
		workers.Wait()
		close(results)
	}()

	var best result
	for r := range results {
		if r.divisors > best.divisors || r.divisors == best.divisors && r.n < best.n {
			best = r
		}
	}
	fmt.Printf("%d has the most divisors up to 50000: %d\n", best.n, best.divisors)
}
