// Tickers: ticks come no sooner than they are due, those that nobody waited for are dropped, none comes after Stop or of an earlier setting.
package main

import (
	"fmt"
	"time"
)

func main() {
	const period = time.Millisecond
	start := time.Now()
	t := time.NewTicker(period)
	early, unordered := 0, 0
	last := start
	for i := range 10 {
		tick := <-t.C
		if time.Since(start) < time.Duration(i+1)*period || tick.Sub(start) < time.Duration(i+1)*period {
			early++
		}
		if tick.Before(last) {
			unordered++
		}
		last = tick
	}
	fmt.Println("early:", early, "unordered:", unordered)

	// 20 periods pass; one tick is kept.
	time.Sleep(20 * period)
	fmt.Println("length and capacity:", len(t.C), cap(t.C))
	t.Reset(time.Hour)
	select {
	case <-t.C:
		fmt.Println("stale tick")
	default:
		fmt.Println("none after Reset")
	}
	t.Reset(period)
	<-t.C
	time.Sleep(5 * period)
	t.Stop()
	t.Stop()
	select {
	case <-t.C:
		fmt.Println("stale tick")
	case <-time.After(10 * period):
		fmt.Println("none after Stop")
	}
	t.Reset(period)
	<-t.C
	fmt.Println("goes on after Reset")
	t.Stop()

	slow := time.NewTicker(period)
	time.Sleep(10 * period)
	first := <-slow.C
	dropped := time.Since(first) > 5*period
	second := <-slow.C
	fmt.Println("kept the oldest:", dropped, "then a later one:", second.Sub(first) > period)
	slow.Stop()

	// Several goroutines share one; each tick goes to one of them.
	shared := time.NewTicker(period / 4)
	got := make(chan int)
	for range 3 {
		go func() {
			for n := 0; ; n++ {
				<-shared.C
				got <- n
			}
		}()
	}
	total := 0
	for range 30 {
		<-got
		total++
	}
	shared.Stop()
	fmt.Println(total)
	for _, d := range []time.Duration{0, -1} {
		func() {
			defer func() { fmt.Println(recover()) }()
			shared.Reset(d)
		}()
	}
	new(time.Ticker).Stop()
	fmt.Println(time.Tick(-1) == nil)
}
