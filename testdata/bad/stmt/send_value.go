package main

func main() {
	c := make(chan int)
	x := c <- 1
	_ = c <- 1
	f(c <- 1)
	if c <- 1 {
	}
}
