// Endless recursion: a fatal error, exit status 2.
//
//test:timeout 120
//test:slow
package main

import "fmt"

func f(n int) int { return f(n+1) + 1 }

func main() {
	defer fmt.Println("never")
	fmt.Println(f(0))
}
