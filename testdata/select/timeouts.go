// select with timers and tickers; default polling; stopping a timer.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticker := time.NewTicker(3 * time.Millisecond)
	n := 0
	for range ticker.C {
		if n++; n == 4 {
			ticker.Stop()
			break
		}
	}
	fmt.Println(n)
	select {
	case <-ticker.C:
		fmt.Println("tick after stop")
	case <-time.After(15 * time.Millisecond):
		fmt.Println("quiet")
	}
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	t.Reset(2 * time.Millisecond)
	<-t.C
	fmt.Println("fired", t.Stop())
	fired := make(chan string, 3)
	time.AfterFunc(160*time.Millisecond, func() { fired <- "third" })
	time.AfterFunc(2*time.Millisecond, func() { fired <- "first" })
	time.AfterFunc(80*time.Millisecond, func() { fired <- "second" })
	stopped := time.AfterFunc(40*time.Millisecond, func() { fired <- "never" })
	fmt.Println(stopped.Stop())
	fmt.Println(<-fired, <-fired, <-fired)
	results := make(chan int)
	go func() {
		time.Sleep(500 * time.Millisecond)
		results <- 1
	}()
	polls := 0
	for done := false; !done; {
		select {
		case <-results:
			done = true
		default:
			polls++
			time.Sleep(time.Millisecond)
		}
	}
	fmt.Println(polls > 3)
	select {
	case <-time.After(0):
		fmt.Println("zero")
	}
	time.Sleep(-5)
	<-time.After(-time.Second)
	fmt.Println("negative")
}
