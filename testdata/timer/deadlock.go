// Timers that were stopped, and those that nobody waits for, are no reason to wait: everybody sleeps for ever.
package main

import (
	"fmt"
	"time"
)

func main() {
	f := time.AfterFunc(time.Hour, func() {})
	t := time.NewTimer(time.Hour)
	c := make(chan int)
	go func() { c <- 1 }()
	select {
	case <-c:
	case <-t.C:
	}
	time.Sleep(time.Millisecond)
	fmt.Println(f.Stop())
	<-c
}
