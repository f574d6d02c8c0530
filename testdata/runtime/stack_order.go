// Traces of all goroutines: the caller's first, then the others, the oldest first.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func first(begun, end chan int)  { begun <- 1; <-end }
func second(begun, end chan int) { begun <- 1; <-end }
func third(begun, end chan int)  { begun <- 1; <-end }

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
	begun, end := make(chan int), make(chan int)
	go first(begun, end)
	<-begun
	go second(begun, end)
	<-begun
	go third(begun, end)
	<-begun
	fmt.Println(order())
	done := make(chan []string)
	go func() { done <- order() }()
	fmt.Println(<-done)
	for range 3 {
		end <- 1
	}
}
