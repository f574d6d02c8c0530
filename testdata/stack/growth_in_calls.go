// Stacks that grow inside library calls, deferred calls, method values, map and channel operations, in fresh goroutines.
package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
)

type key struct{ a, b string }

func deep(n int, f func()) {
	var pad [17]int
	if n == 0 {
		f()
		return
	}
	pad[n%17] = n
	deep(n-1, f)
	if pad[n%17] != n {
		panic("stack damaged")
	}
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	out := map[int]string{}
	for n := range 64 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			deep(n, func() {
				m := map[key]int{{"a", "b"}: n}
				m[key{"c", fmt.Sprint(n)}]++
				s := fmt.Sprintf("%v %d %.3f %q", m, len(m), float64(n)/7, strings.Repeat("z", n%4))
				defer func() {
					mu.Lock()
					defer mu.Unlock()
					out[n] = s + fmt.Sprint(recover())
				}()
				x := []int{1, 2, 3}
				sort.Slice(x, func(i, j int) bool { return x[i] > x[j] })
				if n%5 == 0 {
					_ = x[n+3]
				}
			})
		}()
	}
	wg.Wait()
	for _, n := range []int{0, 1, 5, 31, 63} {
		fmt.Println(out[n])
	}
	fmt.Println(len(out))
	c := make(chan int)
	for n := range 50 {
		go func() { deep(n*3, func() { c <- n }) }()
	}
	sum := 0
	for range 50 {
		deep(sum%40, func() { sum += <-c })
	}
	fmt.Println(sum)
}
