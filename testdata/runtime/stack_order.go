// Traces of all goroutines: the caller's first, then the others, the oldest first.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func first(c chan int)  { c <- 1; <-c }
func second(c chan int) { c <- 1; <-c }
func third(c chan int)  { c <- 1; <-c }

// order gives the program's functions at which goroutines began.
func order() []string {
	buf := make([]byte, 1<<16)
	buf = buf[:runtime.Stack(buf, true)]
	var names []string
	for _, trace := range strings.Split(string(buf), "\n\n") {
		last := ""
		for _, line := range strings.Split(trace, "\n") {
			if strings.HasPrefix(line, "main.") {
				last = line[:strings.Index(line, "(")]
			}
		}
		if last != "" {
			names = append(names, last)
		}
	}
	return names
}

func main() {
	c := make(chan int)
	go first(c)
	<-c
	go second(c)
	<-c
	go third(c)
	<-c
	fmt.Println(order())
	done := make(chan []string)
	go func() { done <- order() }()
	fmt.Println(<-done)
	for range 3 {
		c <- 1
	}
}
