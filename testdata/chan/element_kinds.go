// Channels of strings, slices, maps, interfaces, functions, structs with pointers, arrays, zero-size and bool elements.
package main

import (
	"errors"
	"fmt"
	"strings"
)

type rec struct {
	name string
	tags []string
	sub  *rec
	fn   func() int
	any  any
}

func main() {
	cs := make(chan string)
	go func() {
		for i := range 3 {
			cs <- strings.Repeat("x", i)
		}
		close(cs)
	}()
	for s := range cs {
		fmt.Printf("%q ", s)
	}
	fmt.Println()
	cr := make(chan rec, 2)
	n := 5
	r := rec{"a", []string{"t"}, nil, func() int { n++; return n }, 1.5}
	cr <- r
	r.name, r.sub = "b", &r
	cr <- r
	x, y := <-cr, <-cr
	fmt.Println(x.name, x.sub == nil, y.sub.sub.name, x.fn(), y.fn(), x.any)
	x.tags[0] = "shared"
	fmt.Println(y.tags)
	ci := make(chan any)
	go func() {
		for _, v := range []any{1, "s", nil, []int{1}, rec{}, &n, 'x', true, 2i} {
			ci <- v
		}
		close(ci)
	}()
	for v := range ci {
		fmt.Printf("%T ", v)
	}
	fmt.Println()
	ce := make(chan struct{}, 3)
	ce <- struct{}{}
	fmt.Println(len(ce), <-ce)
	ca := make(chan [33]uint16, 1)
	go func() {
		var a [33]uint16
		for i := range a {
			a[i] = uint16(i * i)
		}
		ca <- a
	}()
	fmt.Println((<-ca)[32])
	cm := make(chan map[string]int)
	go func() { m := <-cm; m["k"]++; cm <- m }()
	cm <- map[string]int{}
	fmt.Println(<-cm)
	cerr := make(chan error, 2)
	cerr <- errors.New("e")
	cerr <- nil
	fmt.Println(<-cerr, <-cerr)
	cf := make(chan func(int) int)
	go func() { cf <- func(x int) int { return x * n } }()
	fmt.Println((<-cf)(10))
	cb := make(chan bool)
	go func() { cb <- <-cb == false }()
	cb <- true
	fmt.Println(<-cb)
	c8, c16 := make(chan int8, 3), make(chan [3]byte)
	c8 <- -1
	c8 <- 127
	go func() { c16 <- [3]byte{1, 2, 255} }()
	fmt.Println(<-c8, <-c8, <-c16)
}
