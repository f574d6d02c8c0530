// Goroutines, panics that are recovered and channels in init functions and initialisers.
package main

import (
	"fmt"
	"sync"
)

var ready = make(chan int, 1)
var total = compute()
var once sync.Once
var table [256]byte
var words = map[string]func(int) int{
	"double": func(n int) int { return n * 2 },
	"self":   func(n int) int { return n },
}

func compute() int {
	ch := make(chan int)
	for i := range 10 {
		go func() { ch <- i * i }()
	}
	s := 0
	for range 10 {
		s += <-ch
	}
	return s
}

func init() {
	for i := range table {
		table[i] = byte(i * 7)
	}
	go func() { ready <- int(table[255]) }()
}

func init() {
	defer func() { fmt.Println("recovered in init:", recover()) }()
	var p *int
	*p = 1
}

func main() {
	fmt.Println(total, <-ready, words["double"](4), words["self"](4))
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
}
