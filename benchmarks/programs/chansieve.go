// Prime sieve of chained goroutines.
package main

import "fmt"

func generate(out chan<- int) {
	for n := 2; ; n++ {
		out <- n
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for n := range in {
		if n%prime != 0 {
			out <- n
		}
	}
}

func main() {
	ch := make(chan int)
	go generate(ch)
	sum := 0
	for range 3500 {
		p := <-ch
		sum += p
		next := make(chan int)
		go filter(ch, next, p)
		ch = next
	}
	fmt.Println(sum)
}
