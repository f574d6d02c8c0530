// All goroutines asleep: range over a channel that nobody closes.
package main

import "fmt"

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	for v := range c {
		fmt.Println(v)
	}
}
