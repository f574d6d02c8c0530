// Nil channels block for ever; in select they are never ready.
package main

import (
	"fmt"
	"time"
)

func main() {
	var n chan int
	fmt.Println(len(n), cap(n), n == nil)
	select {
	case <-n:
		fmt.Println("never")
	case n <- 1:
		fmt.Println("never")
	default:
		fmt.Println("default")
	}
	go func() { n <- 1; fmt.Println("never") }()
	go func() { <-n; fmt.Println("never") }()
	go func() {
		for range n {
			fmt.Println("never")
		}
	}()
	select {
	case <-n:
		fmt.Println("never")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	// turning cases on and off
	a, b := make(chan int, 3), make(chan int, 3)
	for i := range 3 {
		a <- i
		b <- 10 + i
	}
	on, off := a, b
	var got []int
	for range 6 {
		var x, y chan int
		if len(got) < 3 {
			x = on
		} else {
			y = off
		}
		select {
		case v := <-x:
			got = append(got, v)
		case v := <-y:
			got = append(got, v)
		}
	}
	fmt.Println(got)
}
