// Timers change while goroutines wait for their channels: brought forward, put off, stopped and started again, shared, in selects.
package main

import (
	"fmt"
	"runtime"
	"time"
)

// parked gives others time to wait; nothing depends on their doing so.
func parked() {
	for range 10 {
		runtime.Gosched()
	}
	time.Sleep(time.Millisecond)
}

func main() {
	t := time.NewTimer(time.Hour)
	got := make(chan string)
	wait := func(name string) {
		go func() {
			<-t.C
			got <- name
		}()
		parked()
	}
	wait("brought forward")
	fmt.Println(t.Reset(time.Millisecond), <-got)
	t.Reset(time.Hour)
	wait("stopped, then started")
	fmt.Println(t.Stop())
	parked()
	fmt.Println(t.Reset(0), <-got)
	t.Reset(time.Hour)
	wait("put off, then brought forward")
	fmt.Println(t.Reset(2*time.Hour), t.Reset(time.Millisecond), <-got)

	// One value, three receivers: each arming serves one.
	t.Reset(time.Millisecond)
	for range 3 {
		wait("one of three")
	}
	for i := range 3 {
		fmt.Println(<-got)
		if i < 2 {
			fmt.Println(t.Reset(time.Millisecond))
		}
	}

	// A select leaves timers behind that nobody waits for any more.
	c := make(chan int)
	sum := 0
	go func() {
		for i := range 1000 {
			c <- i
		}
		close(c)
	}()
	long := time.NewTimer(time.Hour)
	tick := time.NewTicker(time.Hour)
	for open := true; open; {
		var v int
		select {
		case v, open = <-c:
			sum += v
		case <-long.C:
			fmt.Println("an hour?")
		case <-tick.C:
			fmt.Println("an hour?")
		case <-time.After(time.Minute):
			fmt.Println("a minute?")
		}
	}
	fmt.Println(sum, long.Stop())

	// The earlier of two, in either order; both ready.
	a, b := time.After(time.Millisecond), time.After(time.Hour)
	select {
	case <-a:
		fmt.Println("earlier")
	case <-b:
		fmt.Println("later")
	}
	x, y := time.NewTimer(0), time.NewTimer(0)
	parked()
	n := 0
	for range 2 {
		select {
		case <-x.C:
			n += 1
		case <-y.C:
			n += 10
		}
	}
	fmt.Println(n, x.Stop(), y.Stop())

	// The same channel twice in a select.
	x.Reset(time.Millisecond)
	select {
	case <-x.C:
	case v, ok := <-x.C:
		if v.IsZero() || !ok {
			fmt.Println("no value")
		}
	}
	fmt.Println("once")
	select {
	case <-x.C:
		fmt.Println("twice")
	default:
	}
}
