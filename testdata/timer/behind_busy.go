// Who sleeps goes on at the end of a time slice, not behind all that compute.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	runtime.GOMAXPROCS(1)
	for range 100 {
		go func() {
			for {
			}
		}()
	}
	start := time.Now()
	wakes := 0
	for time.Since(start) < time.Second {
		time.Sleep(time.Millisecond)
		wakes++
	}
	fmt.Println("sleep", wakes >= 5)
	wakes = 0
	ticker := time.NewTicker(time.Millisecond)
	for start = time.Now(); time.Since(start) < time.Second; wakes++ {
		<-ticker.C
	}
	fmt.Println("tick", wakes >= 5)
	ran := make(chan bool)
	start = time.Now()
	time.AfterFunc(time.Millisecond, func() { ran <- true })
	<-ran
	fmt.Println("function", time.Since(start) < 500*time.Millisecond)
}
