// Channels of channels, direction conversions, nil channels in select, len and cap, closed channels, sending functions and errors; order of buffered values.
package main

import "fmt"

type req struct {
	n     int
	reply chan<- int
}

func server(in <-chan req) {
	for r := range in {
		r.reply <- r.n * r.n
		close(r.reply)
	}
}

func gen(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func merge(a, b <-chan int) (sum int, trace string) {
	for a != nil || b != nil {
		select {
		case v, ok := <-a:
			if !ok {
				a = nil
				continue
			}
			sum += v
		case v, ok := <-b:
			if !ok {
				b = nil
				continue
			}
			sum += v * 100
		}
	}
	return sum, "both nil"
}

type T chan T

func main() {
	in := make(chan req)
	go server(in)
	for i := range 3 {
		c := make(chan int)
		in <- req{i, c}
		v, ok := <-c
		_, ok2 := <-c
		fmt.Print(v, ok, ok2, " ")
	}
	close(in)
	fmt.Println()
	fmt.Println(merge(gen(5), gen(3)))
	var t T = make(T, 1)
	t <- t
	fmt.Println(<-t == t, len(t), cap(t))
	cc := make(chan chan string, 1)
	c := make(chan string, 2)
	cc <- c
	(<-cc) <- "through"
	fmt.Println(<-c)
	var ro <-chan string = c
	var so chan<- string = c
	so <- "x"
	fmt.Println(len(ro), cap(so), <-ro, any(ro) == any(c), ro == c)
	var nilc chan int
	select {
	case nilc <- 1:
		fmt.Println("sent?")
	case <-nilc:
		fmt.Println("received?")
	default:
		fmt.Println("default", len(nilc), cap(nilc))
	}
	fc := make(chan func() error, 1)
	fc <- func() error { return fmt.Errorf("from func") }
	fmt.Println((<-fc)())
	b := make(chan int, 3)
	b <- 1
	b <- 2
	close(b)
	for v := range b {
		fmt.Print(v, " ")
	}
	v, ok := <-b
	fmt.Println(v, ok, len(b))
	arr := make(chan [3]int, 1)
	x := [3]int{1, 2, 3}
	arr <- x
	x[0] = 9
	y := <-arr
	fmt.Println(y, x)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { fmt.Println("recovered:", recover()) }()
		so <- "a"
		close(c)
		so <- "b"
	}()
	<-done
	for s := range ro {
		fmt.Println(s)
	}
	var i any = make(chan<- int)
	_, isBoth := i.(chan int)
	_, isSend := i.(chan<- int)
	fmt.Println(isBoth, isSend)
	fmt.Printf("%T %T %T\n", make(chan (<-chan int)), make(chan<- chan int), make(<-chan func()))
}
