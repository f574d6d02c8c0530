package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	time.Sleep(0)
	time.Sleep(-5)
	d := time.Since(start)
	fmt.Println(d >= 20*time.Millisecond, time.Until(start) < 0)
	fmt.Println(start.Before(time.Now()), !start.After(time.Now()), start.Equal(start.Round(0)), start.String() != start.Round(0).String())

	var mu sync.Mutex
	early, sum := 0, 0
	var wg sync.WaitGroup
	for _, ms := range []int{50, 10, 30, 20, 40} {
		wg.Add(1)
		armed := time.Now()
		time.AfterFunc(time.Duration(ms)*time.Millisecond, func() {
			mu.Lock()
			if time.Since(armed) < time.Duration(ms)*time.Millisecond {
				early++
			}
			sum += ms
			mu.Unlock()
			wg.Done()
		})
	}
	wg.Wait()
	fmt.Println(early, sum)

	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(10 * time.Millisecond))
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Millisecond))
	time.Sleep(30 * time.Millisecond)
	// It has fired, but nobody received the value: Stop still counts.
	fmt.Println(t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale value")
	default:
		fmt.Println("no stale value")
	}
	t.Reset(time.Millisecond)
	time.Sleep(30 * time.Millisecond)
	x := time.Now()
	fmt.Println(t.Reset(20 * time.Millisecond))
	<-t.C
	fmt.Println(time.Since(x) >= 20*time.Millisecond)

	ran := false
	f := time.AfterFunc(time.Hour, func() { ran = true })
	fmt.Println(f.Stop(), f.C == nil, ran)

	tick := time.NewTicker(5 * time.Millisecond)
	n := 0
	var last time.Time
	ordered := true
	for v := range tick.C {
		if !v.After(last) {
			ordered = false
		}
		last = v
		n++
		if n == 5 {
			break
		}
	}
	tick.Reset(2 * time.Millisecond)
	<-tick.C
	tick.Stop()
	select {
	case <-tick.C:
		fmt.Println("tick after Stop")
	case <-time.After(30 * time.Millisecond):
		fmt.Println("stopped", n, ordered)
	}

	// Many at once.
	c := make(chan int)
	for i := 0; i < 1000; i++ {
		go func() {
			time.Sleep(time.Duration(i%10) * time.Millisecond)
			c <- i
		}()
	}
	sum = 0
	for i := 0; i < 1000; i++ {
		sum += <-c
	}
	fmt.Println(sum)

	timeout := time.After(10 * time.Millisecond)
	select {
	case <-make(chan int):
	case <-timeout:
		fmt.Println("timeout")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		new(time.Timer).Stop()
	}()
	fmt.Println(time.Tick(0) == nil)
}
