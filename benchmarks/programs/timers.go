// 100,000 sleeping goroutines, timers that are stopped, and time.After in select.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for i := range 100_000 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				time.Sleep(time.Duration(i%100+1) * time.Millisecond / 2)
			}
		}()
	}
	stopped := 0
	for range 1_500_000 {
		t := time.NewTimer(time.Hour)
		if t.Stop() {
			stopped++
		}
	}
	c := make(chan int, 1)
	n := 0
	for range 300_000 {
		c <- 1
		select {
		case v := <-c:
			n += v
		case <-time.After(time.Minute):
		}
	}
	wg.Wait()
	fmt.Println(stopped, n)
}
