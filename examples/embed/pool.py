"""Threads that call Go at the same time: while Go code runs, Python's other threads do.

    python examples/embed/pool.py
"""

from concurrent.futures import ThreadPoolExecutor

import golite

GO = """
package primes

import "sync"

// Count counts the primes in [from, to) with several goroutines.
func Count(from, to int) int {
	const parts = 4
	counts := make([]int, parts)
	var wg sync.WaitGroup
	for part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for n := from + part; n < to; n += parts {
				if isPrime(n) {
					counts[part]++
				}
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, c := range counts {
		total += c
	}
	return total
}

func isPrime(n int) bool {
	for d := 2; d*d <= n; d++ {
		if n%d == 0 {
			return false
		}
	}
	return n > 1
}
"""

primes = golite.compile(GO, "primes.go")
STEP = 50_000

with ThreadPoolExecutor(4) as pool:
    counts = list(pool.map(primes.Count, range(0, 4 * STEP, STEP), range(STEP, 5 * STEP, STEP)))
for i, count in enumerate(counts):
    print(f"{count} primes from {i * STEP} to {(i + 1) * STEP}")
print(sum(counts), "primes in all")
