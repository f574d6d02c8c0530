// Parallel matrix product, prefix sums and counting sort by several goroutines on shared slices.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	const n = 120
	a, b, c := [n][n]int{}, [n][n]int{}, [n][n]int{}
	for i := range n {
		for j := range n {
			a[i][j], b[i][j] = i+j, i-j
		}
	}
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range n {
				for k := range n {
					c[i][j] += a[i][k] * b[k][j]
				}
			}
		}()
	}
	wg.Wait()
	trace, sum := 0, 0
	for i := range n {
		trace += c[i][i]
		for j := range n {
			sum += c[i][j]
		}
	}
	fmt.Println(trace, sum)

	data := make([]int, 100003)
	for i := range data {
		data[i] = i * 7919 % 1000
	}
	const parts = 7
	var partial [parts]int
	size := (len(data) + parts - 1) / parts
	for p := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, v := range data[p*size : min((p+1)*size, len(data))] {
				partial[p] += v
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, v := range partial {
		total += v
	}
	fmt.Println(total)
	var hist [1000]atomic.Int32
	for p := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := p; i < len(data); i += parts {
				hist[data[i]].Add(1)
			}
		}()
	}
	wg.Wait()
	check := 0
	for i := range hist {
		check += int(hist[i].Load()) * i
	}
	fmt.Println(check == total)
}
