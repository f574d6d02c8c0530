// Stacks that grow at every possible boundary: a chain of calls with different frame sizes, called in a loop, in many goroutines.
package main

import (
	"fmt"
	"sync"
)

func f1(n int) int {
	var a [3]int
	a[n%3] = n
	if n == 0 {
		return 1
	}
	return f2(n-1) + a[n%3] - n
}

func f2(n int) int {
	var a [31]int
	a[n%31] = n
	if n == 0 {
		return 2
	}
	return f3(n-1) + a[n%31] - n
}

func f3(n int) int {
	var a [200]int
	a[n%200] = n
	if n == 0 {
		return 3
	}
	return f1(n-1) + a[n%200] - n
}

func loop(depth int) int {
	s := 0
	for i := range 50 {
		s += f1(depth) + i
	}
	return s
}

func big(n int) byte {
	var a [100000]byte
	for i := range a {
		a[i] = byte(i + n)
	}
	if n > 0 {
		return a[n] + big(n-1)
	}
	return a[99999]
}

func main() {
	var wg sync.WaitGroup
	res := make([]int, 200)
	for d := range res {
		wg.Add(1)
		go func() {
			defer wg.Done()
			res[d] = loop(d)
		}()
	}
	wg.Wait()
	fmt.Println(res[:12], res[199])
	ch := make(chan byte)
	for i := range 4 {
		go func() { ch <- big(i + 10) }()
	}
	sum := 0
	for range 4 {
		sum += int(<-ch)
	}
	fmt.Println(sum, big(3))
}
