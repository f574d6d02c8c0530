// A prime sieve of chained goroutines, one per prime.
package main

import "fmt"

func generate(out chan<- int) {
	for n := 2; ; n++ {
		out <- n
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if n := <-in; n%prime != 0 {
			out <- n
		}
	}
}

func main() {
	ch := make(chan int)
	go generate(ch)
	sum := 0
	for i := range 300 {
		prime := <-ch
		sum += prime
		if i < 20 || i >= 295 {
			fmt.Print(prime, " ")
		}
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
	fmt.Println()
	fmt.Println("sum", sum)
}
