// Timers of processors that are busy, idle or taken away fire all the same.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// onAll arms timers from many goroutines, on whatever processors there are.
func onAll(n int, arm func(i int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			arm(i)
			runtime.Gosched()
		}()
	}
	wg.Wait()
}

func main() {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	var fired sync.WaitGroup
	arm := func(i int) {
		fired.Add(1)
		time.AfterFunc(time.Duration(5+i%10)*time.Millisecond, fired.Done)
	}
	onAll(400, arm)
	runtime.GOMAXPROCS(1)
	fired.Wait()
	fmt.Println("fewer processors")

	runtime.GOMAXPROCS(8)
	kept := make([]*time.Timer, 400)
	onAll(400, func(i int) { kept[i] = time.AfterFunc(time.Hour, fired.Done) })
	runtime.GOMAXPROCS(2)
	onAll(400, func(i int) {
		fired.Add(1)
		if !kept[i].Reset(time.Millisecond) {
			panic("not armed")
		}
	})
	fired.Wait()
	fmt.Println("reset after that")

	// Sleepers, and waiters for channels, while the number changes all the time.
	var done atomic.Bool
	changer := make(chan bool)
	go func() {
		defer close(changer)
		for i := 0; !done.Load(); i++ {
			runtime.GOMAXPROCS(i%7 + 1)
			time.Sleep(100 * time.Microsecond)
		}
	}()
	onAll(200, func(i int) {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for j := range 10 {
			time.Sleep(time.Duration((i+j)%3) * 300 * time.Microsecond)
			<-time.After(time.Duration((i*j)%4) * 200 * time.Microsecond)
			select {
			case <-tick.C:
			case <-time.After(time.Minute):
				panic("no tick")
			}
		}
	})
	done.Store(true)
	<-changer
	fmt.Println("changing processors")

	// A goroutine that never waits, on the only processor and on one of two.
	for _, n := range []int{1, 2} {
		runtime.GOMAXPROCS(n)
		var stop atomic.Bool
		onAll(20, arm)
		spun := make(chan int)
		for range n {
			go func() {
				rounds := 0
				for !stop.Load() {
					rounds++
				}
				spun <- rounds
			}()
		}
		fired.Wait()
		stop.Store(true)
		for range n {
			<-spun
		}
	}
	fmt.Println("busy processors")
}
