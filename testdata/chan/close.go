// Close: receives drain the buffer and then give zero values; all waiters wake; what panics.
package main

import (
	"fmt"
	"sync"
)

func try(name string, f func()) {
	defer func() {
		e := recover()
		if err, ok := e.(error); ok {
			fmt.Println(name, err.Error())
			return
		}
		fmt.Println(name, e)
	}()
	f()
}

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	for range 3 {
		v, ok := <-c
		fmt.Println(v, ok, len(c))
	}
	try("send", func() { c <- 1 })
	try("close", func() { close(c) })
	try("nil close", func() { var n chan int; close(n) })
	try("select send", func() {
		select {
		case c <- 1:
		default:
			fmt.Println("default")
		}
	})

	gate := make(chan struct{})
	var wg sync.WaitGroup
	var mu sync.Mutex
	woken := 0
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			_, ok := <-gate
			mu.Lock()
			if !ok {
				woken++
			}
			mu.Unlock()
		}()
	}
	close(gate)
	wg.Wait()
	fmt.Println(woken)

	// a blocked sender panics when the channel is closed
	d := make(chan int)
	res := make(chan any)
	go func() {
		defer func() { res <- recover() }()
		d <- 1
	}()
	for len(d) == 0 {
		select {
		case <-res:
		default:
		}
		break
	}
	ready := make(chan bool)
	e := make(chan int)
	go func() {
		defer func() { res <- recover() }()
		ready <- true
		e <- 1
	}()
	<-ready
	close(e)
	fmt.Println(<-res)
	close(d)
	fmt.Println(<-res)

	s := make(chan string, 1)
	s <- "last"
	close(s)
	n := 0
	for range s {
		n++
	}
	v, ok := <-s
	fmt.Printf("%d %q %v\n", n, v, ok)
	p := make(chan *int)
	close(p)
	fmt.Println(<-p == nil)
}
