// Two goroutines pass a value over unbuffered channels: the cost of a switch.
package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		for v := range a {
			b <- v + 1
		}
		close(b)
	}()
	v := 0
	for range 4_000_000 {
		a <- v
		v = <-b
	}
	close(a)
	fmt.Println(v)
}
