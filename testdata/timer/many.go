// Very many timers at once: stopped, put off, brought forward, fired, while the collector runs.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	const n = 100_000
	var ran atomic.Int64
	var wg sync.WaitGroup
	timers := make([]*time.Timer, n)
	for i := range timers {
		timers[i] = time.AfterFunc(time.Duration(i%1000+1)*time.Hour, func() {
			ran.Add(1)
			wg.Done()
		})
	}
	stopped := 0
	for i := 0; i < n; i += 2 {
		if timers[i].Stop() {
			stopped++
		}
	}
	runtime.GC()
	armed := 0
	for i := range timers {
		switch i % 8 {
		case 0, 1: // one was stopped, one was not
			wg.Add(1)
			if timers[i].Reset(time.Duration(i%5) * time.Millisecond) {
				armed++
			}
		case 2, 3:
			if timers[i].Reset(time.Duration(i) * time.Hour) {
				armed++
			}
		}
	}
	wg.Wait()
	runtime.GC()
	fmt.Println(stopped, armed, ran.Load())
	left := 0
	for i := range timers {
		if timers[(i*7919)%n].Stop() {
			left++
		}
	}
	fmt.Println(left)

	// As many sleepers, and channels that are waited for.
	start := time.Now()
	for i := range n / 10 {
		wg.Add(2)
		go func() {
			defer wg.Done()
			time.Sleep(time.Duration(i%20) * time.Millisecond)
		}()
		go func() {
			defer wg.Done()
			<-time.After(time.Duration(i%20) * time.Millisecond)
		}()
	}
	wg.Wait()
	fmt.Println(time.Since(start) >= 19*time.Millisecond)
}
