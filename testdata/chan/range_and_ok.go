// Receiving in every syntactic position: expressions, conditions, arguments, range, comma-ok, assignment to fields and indices.
package main

import "fmt"

type S struct {
	v  int
	ok bool
}

func src(vs ...int) <-chan int {
	c := make(chan int, len(vs))
	for _, v := range vs {
		c <- v
	}
	close(c)
	return c
}

func main() {
	c := src(1, 2, 3, 4, 5, 6, 7)
	if v := <-c; v == 1 {
		fmt.Println("one", <-c+<-c*10)
	}
	var s S
	s.v, s.ok = <-c
	fmt.Println(s)
	m := map[string]int{}
	m["x"] = <-c
	arr := []int{0, 0, 0}
	arr[<-src(1)], arr[2] = <-c, <-src(9)
	fmt.Println(m, arr)
	switch <-c {
	case 7:
		fmt.Println("seven")
	}
	var ok bool
	_, ok = <-c
	fmt.Println(ok)
	for v, ok := <-src(3); ok; ok = false {
		fmt.Println(v)
	}
	for range src(1, 2, 3) {
		fmt.Print(".")
	}
	fmt.Println()
	x := src(5)
	func(a int, b ...int) { fmt.Println(a, b) }(<-x, <-x, <-x)
	p := new(int)
	*p, ok = <-src(8)
	fmt.Println(*p, ok, !<-func() chan bool { c := make(chan bool); close(c); return c }())
	cc := make(chan chan int, 1)
	inner := make(chan int, 1)
	cc <- inner
	inner <- 4
	fmt.Println(<-<-cc)
	var i any
	i, ok = <-src(2)
	fmt.Println(i, ok)
	<-src()
	v, ok := (<-src(6)), true
	fmt.Println(v, ok)
	go func() { <-cc }()
	var f func() int = func() int { return <-src(11) }
	defer fmt.Println("deferred", <-src(12), f())
	return
}
