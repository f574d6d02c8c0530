package main

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

func main() {
	fmt.Println(runtime.GOMAXPROCS(1) >= 1, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	var mu sync.Mutex
	var order []int
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			order = append(order, i)
		}()
	}
	wg.Wait()
	sort.Ints(order)
	fmt.Println(order)
	for _, n := range []int{4, 1, 8, 2, 16, 3, 1, 2} {
		runtime.GOMAXPROCS(n)
		var sum atomic.Int64
		for i := 0; i < 20000; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				sum.Add(int64(i))
				if i%64 == 0 {
					runtime.Gosched()
				}
			}()
		}
		wg.Wait()
		fmt.Println(runtime.GOMAXPROCS(0), sum.Load())
	}
}
