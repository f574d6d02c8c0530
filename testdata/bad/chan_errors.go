package main

func main() {
	var r <-chan int
	var s chan<- int
	r <- 1
	<-s
	close(r)
	for range s {
	}
	c := make(chan int)
	c <- "x"
	var t chan string = c
	x := 5
	x <- 1
	<-x
	close(x)
	for a, b := range c {
	}
	select {
	case x > 1:
	}
	_ = t
}
