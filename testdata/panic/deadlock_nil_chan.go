// All goroutines asleep: send on a nil channel.
package main

func main() {
	var c chan int
	c <- 1
}
