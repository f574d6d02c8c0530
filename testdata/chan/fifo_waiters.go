// Waiting receivers and senders are served in the order in which they came.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	c := make(chan int)
	out := make(chan [2]int, 10)
	for i := range 10 {
		started := make(chan bool)
		go func() {
			started <- true
			v := <-c
			out <- [2]int{i, v}
		}()
		<-started
		time.Sleep(20 * time.Millisecond) // it is parked by now
	}
	for i := range 10 {
		c <- i * 100
	}
	byWaiter := map[int]int{}
	for range 10 {
		p := <-out
		byWaiter[p[0]] = p[1]
	}
	fmt.Println(byWaiter)

	d := make(chan int)
	for i := range 10 {
		started := make(chan bool)
		go func() {
			started <- true
			d <- i
		}()
		<-started
		time.Sleep(20 * time.Millisecond)
	}
	for range 10 {
		fmt.Print(<-d, " ")
	}
	fmt.Println()

	b := make(chan int, 2)
	for i := range 6 {
		started := make(chan bool)
		go func() {
			started <- true
			b <- i
		}()
		<-started
		time.Sleep(20 * time.Millisecond)
	}
	runtime.Gosched()
	for range 6 {
		fmt.Print(<-b, " ")
	}
	fmt.Println()
}
