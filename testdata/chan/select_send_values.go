// select that sends and receives with expressions, in loops with counters; priorities by nested selects; closed channels always ready; timeouts by nil channels.
package main

import "fmt"

func producer(n int) <-chan int {
	c := make(chan int)
	go func() {
		for i := 1; i <= n; i++ {
			c <- i
		}
		close(c)
	}()
	return c
}

func main() {
	in := producer(5)
	out := make(chan int, 10)
	var queue []int
	done := false
	for !done || len(queue) > 0 {
		var dst chan int
		var head int
		if len(queue) > 0 {
			dst, head = out, queue[0]
		}
		src := in
		if done {
			src = nil
		}
		select {
		case v, ok := <-src:
			if !ok {
				done = true
				continue
			}
			queue = append(queue, v*v)
		case dst <- head:
			queue = queue[1:]
		}
	}
	close(out)
	for v := range out {
		fmt.Print(v, " ")
	}
	fmt.Println()
	closed := make(chan struct{})
	close(closed)
	n := 0
	for range 100 {
		select {
		case <-closed:
			n++
		default:
			n -= 1000
		}
	}
	fmt.Println(n)
	a, b := make(chan string, 1), make(chan string, 1)
	a <- "a"
	b <- "b"
	for range 2 {
		select {
		case s := <-a:
			fmt.Print("first ", s, " ")
		default:
			select {
			case s := <-b:
				fmt.Print("second ", s, " ")
			default:
				fmt.Print("neither ")
			}
		}
	}
	fmt.Println(len(a), len(b))
	sem := make(chan bool, 2)
	got := 0
	for i := 0; i < 5; i++ {
		select {
		case sem <- i%2 == 0:
			got++
		default:
		}
	}
	fmt.Println(got, <-sem, <-sem)
	rv := make(chan chan int)
	go func() { c := <-rv; c <- cap(c) * 10; close(c) }()
	mine := make(chan int, 3)
	select {
	case rv <- mine:
	}
	x, ok := <-mine
	_, ok2 := <-mine
	fmt.Println(x, ok, ok2)
	var nilc chan int
	quit := make(chan int, 1)
	quit <- 1
	for k := 0; ; k++ {
		select {
		case <-nilc:
			fmt.Println("never")
		case nilc <- k:
			fmt.Println("never")
		case <-quit:
			fmt.Println("quit", k)
			return
		}
	}
}
