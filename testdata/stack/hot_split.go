// A call in a loop exactly where a stack segment ends must not be slow: every depth is tried.
package main

import (
	"fmt"
	"time"
)

func leaf(a, b, c, d int) int {
	var x [8]int
	x[a&7] = b
	x[c&7] += d
	return x[0] + x[7]
}

func at(depth, loops int) int {
	if depth > 0 {
		return at(depth-1, loops)
	}
	s := 0
	for i := range loops {
		s += leaf(i, i+1, i+2, i+3)
	}
	return s
}

func main() {
	want := at(0, 2000)
	start := time.Now()
	done := make(chan int)
	for d := range 300 {
		go func() { done <- at(d, 2000) }()
	}
	bad := 0
	for range 300 {
		if <-done != want {
			bad++
		}
	}
	fmt.Println(bad, time.Since(start) < 20*time.Second)
}
