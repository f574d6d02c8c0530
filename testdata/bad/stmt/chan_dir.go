package main

func a(c <-chan int) { c <- 1 }
func b(c chan<- int) { <-c }
func d(c <-chan int) { close(c) }
func e(c chan<- int) (<-chan int) { return c }
func f(c chan int) (<-chan int, chan<- int) { return c, c }
func g(c chan<- int) {
	for range c {
	}
}
func h(c <-chan int) (chan int) { return c }
func i(c chan int) (<-chan string) { return c }
func j() { var n int; n <- 1; <-n }
func k(c chan string) { c <- 5; c <- nil }

func main() {}
