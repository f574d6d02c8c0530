// The blank identifier as variable, parameter, result, receiver, field, label target, method, constant, import use and in ranges; values still evaluated.
package main

import (
	"fmt"
	_ "strings"
)

var calls int

func call(v int) int { calls++; return v }

var _ = call(1)
var _, keep = call(2), call(3)
var _ interface{ M() } = T{}

const (
	_ = iota
	one
	_
	three
)

type T struct {
	_ int
	a int
	_ [2]string
}

func (T) M()         {}
func (_ T) N() int   { return 5 }
func (T) _()         {}
func (_ *T) P(_ int, _ string) {}

type _ struct{ x int }

func _()  {}
func _()  {}
func f(_ int, b string, _ ...bool) (_ int, err error) { return len(b), nil }
func g() (_, _ int)                                   { return 7, 8 }
func gen[_ any, T any](x T) T                         { return x }

type G[_ any] struct{ v int }

func (g G[_]) get() int { return g.v }

func init() { calls *= 10 }

func main() {
	fmt.Println(calls, keep, one, three)
	_ = call(1)
	_, _ = call(1), call(2)
	var _ = call(3)
	var _, x = call(4), call(5)
	fmt.Println(calls, x)
	t := T{a: 1}
	u := T{a: 1}
	fmt.Println(t == u, t.N(), t)
	t.P(1, "")
	n, err := f(1, "abc", true)
	_, y := g()
	fmt.Println(n, err, y, gen[string](3), G[int]{4}.get())
	for _, v := range []int{1, 2} {
		fmt.Print(v)
	}
	for _ = range 2 {
		fmt.Print(".")
	}
	for _, _ = range "ab" {
		fmt.Print("-")
	}
	fmt.Println()
	c := make(chan int, 2)
	c <- 1
	c <- 2
	_ = <-c
	_, ok := <-c
	fmt.Println(ok, len(c))
	m := map[int]int{1: 2}
	_, has := m[3]
	_, isInt := any(1).(int)
	fmt.Println(has, isInt)
	func(_ int, _ string) { fmt.Println("unnamed") }(1, "")
	switch _ = call(9); {
	case calls > 0:
		fmt.Println(calls)
	}
	if _, err := f(0, ""); err == nil {
		_ = err
	}
	defer func() { fmt.Println(recover()) }()
	var p *T
	_ = p.a
	fmt.Println("not reached")
}
