package main

func main() {
	c := make(chan int)
	r := (<-chan int)(c)
	s := (chan<- int)(c)
	select {
	case r <- 1:
	case <-s:
	case c <- "x":
	case x := <-c:
	case x, y := <-c:
	case x, y, z := <-c:
	}
}
