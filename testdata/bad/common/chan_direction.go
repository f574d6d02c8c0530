package main

func main() {
	in := make(<-chan int)
	out := make(chan<- int)
	in <- 1
	x := <-out
	close(in)
	var c chan string = make(chan int)
	c <- 5
	for v := range out {
	}
	var d chan int
	d = in
	select {
	case x := 1:
	case <-c:
	case c <- 3:
	}
	len(c)
	_ = x + <-c
}
