// The trace of a panic in a deferred function, run by another panic.
package main

import "fmt"

func div(a, b int) int { return a / b }

func cleanup(n int) {
	fmt.Println("cleanup", n)
	fmt.Println(div(n, n-2))
}

func work(m map[string]int) {
	defer cleanup(2)
	m["x"]++
}

func main() {
	var m map[string]int
	work(m)
}
