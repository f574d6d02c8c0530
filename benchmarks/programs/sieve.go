// Sieve of Eratosthenes in a slice of bools: stores with bounds checks, memory traffic.
package main

import "fmt"

func count(n int) (c int) {
	composite := make([]bool, n+1)
	for i := 2; i*i <= n; i++ {
		if !composite[i] {
			for j := i * i; j <= n; j += i {
				composite[j] = true
			}
		}
	}
	for i := 2; i <= n; i++ {
		if !composite[i] {
			c++
		}
	}
	return
}

func main() {
	total := 0
	for range 500 {
		total += count(1_000_000)
	}
	fmt.Println(total, count(20_000_000))
}
