// An unbuffered send completes only when it is received; a buffered one when there is room.
package main

import (
	"fmt"
	"sync/atomic"
)

func main() {
	c := make(chan int)
	var sent, received atomic.Int32
	go func() {
		for i := range 100 {
			c <- i
			sent.Add(1)
		}
		close(c)
	}()
	ok := true
	for range c {
		r := received.Add(1)
		if s := sent.Load(); s > r || s < r-1 {
			ok = false
		}
	}
	fmt.Println(ok, received.Load())
	b := make(chan int, 5)
	full := make(chan bool)
	go func() {
		for i := range 8 {
			if i == 5 {
				full <- true
			}
			b <- i
		}
		close(b)
	}()
	<-full
	fmt.Println(len(b), cap(b))
	sum := 0
	for v := range b {
		sum += v
	}
	fmt.Println(sum)
}
