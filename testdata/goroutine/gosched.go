// runtime.Gosched lets others run; busy loops without calls do not stop the rest.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

func main() {
	var flag atomic.Bool
	go func() { flag.Store(true) }()
	for !flag.Load() {
		runtime.Gosched()
	}
	fmt.Println("seen")

	var stop atomic.Bool
	var spins [8]uint64
	done := make(chan bool)
	for i := range spins {
		go func() {
			n := uint64(0)
			for !stop.Load() {
				n++
			}
			spins[i] = n
			done <- true
		}()
	}
	time.Sleep(30 * time.Millisecond) // the sleeper must get a processor back
	stop.Store(true)
	for range spins {
		<-done
	}
	fmt.Println("all stopped")

	order := make(chan int, 4)
	prev := runtime.GOMAXPROCS(1)
	go func() { order <- 1; runtime.Gosched(); order <- 3 }()
	runtime.Gosched()
	order <- 2
	for len(order) < 3 {
		runtime.Gosched()
	}
	fmt.Println(<-order+<-order+<-order, runtime.GOMAXPROCS(0), prev >= 1)
}
