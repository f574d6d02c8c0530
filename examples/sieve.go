// A prime sieve: every prime gets a goroutine that lets pass only what it does not divide.
//
//	golite run examples/sieve.go [how many]
package main

import (
	"fmt"
	"os"
	"strconv"
)

// count sends 2, 3, 4, ... for ever.
func count(out chan<- int) {
	for n := 2; ; n++ {
		out <- n
	}
}

// sift passes on the numbers that prime does not divide.
func sift(in <-chan int, out chan<- int, prime int) {
	for n := range in {
		if n%prime != 0 {
			out <- n
		}
	}
}

func main() {
	howMany := 30
	if len(os.Args) > 1 {
		n, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "not a number:", os.Args[1])
			os.Exit(2)
		}
		howMany = n
	}
	numbers := make(chan int)
	go count(numbers)
	for range howMany {
		prime := <-numbers
		fmt.Print(prime, " ")
		rest := make(chan int)
		go sift(numbers, rest, prime)
		numbers = rest
	}
	fmt.Println()
}
