// Statements in unusual places: init statements of every kind, empty bodies, expression statements, IncDec of complicated places, blocks as scopes, nested functions' returns.
package main

import "fmt"

type T struct{ f func() *T; n int; m map[string]*T }

func (t *T) next() *T { t.n++; return t }

var calls []string

func note(s string) bool { calls = append(calls, s); return true }

func main() {
	t := &T{m: map[string]*T{}}
	t.f = t.next
	t.m["x"] = &T{n: 100}
	t.f().next().n++
	t.m["x"].n--
	t.next().m["x"].next().n *= 2
	fmt.Println(t.n, t.m["x"].n)
	c := make(chan int, 5)
	if c <- 1; len(c) == 1 {
		note("send in if")
	}
	if <-c; true {
		note("receive in if")
	}
	for i := 0; i < 2; c <- i {
		i++
	}
	for t.n++; t.n < 10; t.next() {
	}
	switch t.next(); {
	case t.n > 10:
		note("switch with call")
	}
	switch x := <-c; x {
	case 1:
		note("switch on receive")
	}
	if x, y := 1, 2; x > y {
	} else if x, z := y, x+y; x == 2 {
		note(fmt.Sprint(x, y, z))
	}
	for range 0 {
	}
	for range [3]int{} {
	}
	{
		type T int
		var t T = 5
		t++
		note(fmt.Sprint(t))
	}
	func() {
		for {
			if true {
				return
			}
		}
	}()
	<-c
	(func() { note("called in parentheses") })()
	var p **int
	{
		x := 5
		q := &x
		p = &q
	}
	(**p)++
	*(*p) -= 2
	fmt.Println(**p, len(c), calls)
	var arr [2][2]int
	i := 0
	arr[i][func() int { i++; return i }()]++
	arr[i][0]--
	fmt.Println(arr)
	for a, b := 0, 10; a < b; a, b = a+1, b-2 {
		if a%2 == 0 {
			continue
		}
		fmt.Print(a, b, " ")
	}
	var x any = 3
	switch y := x.(type) {
	case int:
		y++
		fmt.Println(y, x)
	}
	switch x := x.(int); {
	case x == 3:
		fmt.Println("three")
	}
	_ = note("a") && !note("b") || note("c")
	fmt.Println(len(calls))
}
