// AfterFunc: each function runs exactly once for each arming that nobody stopped, in a goroutine of its own.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	const n = 5000
	var ran, stopped, reset atomic.Int64
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range n {
				wg.Add(1)
				t := time.AfterFunc(time.Duration((i*7+g)%20)*time.Microsecond, func() {
					ran.Add(1)
					wg.Done()
				})
				for range (i * 13) % 200 {
				}
				if i%2 == 0 && t.Stop() {
					stopped.Add(1)
					wg.Done()
				} else if i%3 == 0 {
					wg.Add(1)
					if t.Reset(time.Duration(i%5) * time.Microsecond) {
						wg.Done()
					} else {
						reset.Add(1) // it runs once more
					}
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(ran.Load()+stopped.Load()-reset.Load() == 4*n, ran.Load() > 0)

	// A function that takes long holds up nobody.
	hold := make(chan bool)
	done := make(chan int)
	time.AfterFunc(0, func() { <-hold; done <- 1 })
	time.AfterFunc(time.Millisecond, func() { done <- 2 })
	fmt.Println(<-done)
	close(hold)
	fmt.Println(<-done)

	// Functions that arm their own timer again.
	var self *time.Timer
	var ready sync.Mutex
	count := 0
	ready.Lock()
	self = time.AfterFunc(0, func() {
		ready.Lock()
		defer ready.Unlock()
		count++
		if count < 10 {
			self.Reset(50 * time.Microsecond)
		} else {
			close(done)
		}
	})
	ready.Unlock()
	<-done
	fmt.Println(count, self.Stop())
	defer func() { fmt.Println(recover()) }()
	new(time.Timer).Reset(1)
}
