// Sleeping takes at least as long as asked for; durations print.
package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	d := time.Since(start)
	fmt.Println(d >= 20*time.Millisecond, start.Before(time.Now()), time.Now().Sub(start) >= d)
	fmt.Println(time.Duration(0), time.Nanosecond, 1500*time.Microsecond, 2*time.Second+300*time.Millisecond, 90*time.Minute, -time.Second, 25*time.Hour)
	x := 3661 * time.Second
	fmt.Println(x.Hours(), x.Minutes(), x.Seconds(), x.Milliseconds(), x.Truncate(time.Minute), x.Round(time.Hour), time.Duration(1e9).String())
	pd, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(pd, err)
	_, err = time.ParseDuration("x")
	fmt.Println(err)
	n := 1000
	done := make(chan int, n)
	for i := range n {
		go func() {
			time.Sleep(time.Duration(i%20) * time.Millisecond)
			done <- i
		}()
	}
	sum := 0
	for range n {
		sum += <-done
	}
	fmt.Println(sum)
}
