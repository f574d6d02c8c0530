// Recursion to depth 1,000,000 inside a goroutine.
//
//test:timeout 60
package main

import "fmt"

func depth(n int) int {
	if n == 0 {
		return 0
	}
	return depth(n-1) + 1
}

func sum(n int, pad [4]int) int {
	if n == 0 {
		return pad[0] + pad[3]
	}
	pad[n%4] += n & 3
	return sum(n-1, pad) + 1
}

func main() {
	done := make(chan int)
	go func() { done <- depth(1000000) }()
	fmt.Println(<-done)
	go func() { done <- sum(1000000, [4]int{}) }()
	go func() { done <- sum(1000000, [4]int{}) }()
	fmt.Println(<-done == <-done)
	fmt.Println(depth(1000000))
}
