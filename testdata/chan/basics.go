// Buffered and unbuffered channels: order, len, cap, values of all kinds, channels of channels, direction types.
package main

import "fmt"

type req struct {
	n     int
	reply chan int
}

func server(in <-chan req) {
	for r := range in {
		r.reply <- r.n * r.n
	}
}

func produce(out chan<- string, n int) {
	for i := range n {
		out <- fmt.Sprint("v", i)
	}
	close(out)
}

func main() {
	b := make(chan int, 3)
	b <- 1
	b <- 2
	fmt.Println(len(b), cap(b))
	fmt.Println(<-b, len(b))
	b <- 3
	b <- 4
	fmt.Println(<-b, <-b, <-b, len(b))

	u := make(chan int)
	fmt.Println(len(u), cap(u))
	go func() { u <- 42 }()
	fmt.Println(<-u)

	s := make(chan string, 2)
	go produce(s, 5)
	for v := range s {
		fmt.Print(v, " ")
	}
	fmt.Println()

	in := make(chan req)
	go server(in)
	for i := range 4 {
		r := req{i, make(chan int)}
		in <- r
		fmt.Print(<-r.reply, " ")
	}
	close(in)
	fmt.Println()

	cc := make(chan chan int, 1)
	c := make(chan int, 1)
	cc <- c
	(<-cc) <- 5
	fmt.Println(<-c)

	big := make(chan [100]int, 2)
	var a [100]int
	a[99] = 7
	big <- a
	a[99] = 8
	big <- a
	fmt.Println((<-big)[99], (<-big)[99])

	e := make(chan struct{}, 10)
	for range 7 {
		e <- struct{}{}
	}
	fmt.Println(len(e))
	fns := make(chan func() string, 1)
	fns <- func() string { return "called" }
	fmt.Println((<-fns)())
	ifc := make(chan any, 3)
	ifc <- 1
	ifc <- "s"
	ifc <- nil
	fmt.Println(<-ifc, <-ifc, <-ifc)
	var ro <-chan int = b
	var so chan<- int = b
	so <- 9
	fmt.Println(<-ro, (<-chan int)(b) == ro)
	fmt.Printf("%T %T %T\n", b, ro, so)
	b8 := make(chan int8, 300)
	for i := range 300 {
		b8 <- int8(i)
	}
	t := 0
	for range 300 {
		t += int(<-b8)
	}
	fmt.Println(t)
}
