// select evaluates all channel and value expressions once, in source order, before choosing; assignments to places only in the chosen case; break and shadowing.
package main

import "fmt"

var log []string

func ch(name string, c chan int) chan int { log = append(log, name); return c }
func val(name string, v int) int          { log = append(log, name); return v }
func idx(name string, i int) int          { log = append(log, name); return i }

func flush(what string) { fmt.Println(what, log); log = nil }

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	arr := make([]int, 3)
	m := map[string]int{}
	a <- 5
	select {
	case arr[idx("i", 1)] = <-ch("a", a):
		flush("received")
	case ch("nil", nil) <- val("v", 1):
	case m[fmt.Sprint(idx("never", 0))] = <-ch("nil2", nil):
	}
	flush("after")
	fmt.Println(arr, m)
	b <- 1
	select {
	case ch("b full", b) <- val("v2", 7):
		flush("sent?")
	default:
		flush("default")
	}
	var ok bool
	close(a)
	select {
	case m["x"], ok = <-a:
		fmt.Println(m, ok)
	}
	x := 1
	select {
	case x := <-b:
		x++
		fmt.Println("inner", x)
		if x > 1 {
			break
		}
		fmt.Println("never")
	}
	fmt.Println("outer", x)
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		select {
		case ch("closed", a) <- val("w", 1):
		default:
		}
	}()
	flush("closed send")
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		var p *struct{ c chan int }
		select {
		case ch("first", b) <- val("z", 1):
		case <-p.c:
		}
	}()
	flush("nil pointer")
	fmt.Println(len(b))
	f := func() (int, chan int) { return 1, b }
	_, c := f()
	n := 0
	for range 10 {
		select {
		case c <- n:
			n++
		case v := <-c:
			n += v + 10
		}
	}
	fmt.Println(n, len(c))
	type box struct{ v any }
	var bx box
	ac := make(chan any, 1)
	ac <- "any"
	select {
	case bx.v = <-ac:
	}
	var e error
	ec := make(chan error, 1)
	ec <- nil
	select {
	case e, ok = <-ec:
	}
	fmt.Println(bx, e == nil, ok)
}
