// The lines of calls that go over several: that of the parenthesis that opens the arguments.
package main

import (
	"fmt"
	"runtime"
)

// show prints where its caller was called.
func show(name string) {
	_, _, line, _ := runtime.Caller(2)
	fmt.Println(name, line)
}

type T struct{ n int }

func (t T) Val(n int) *T  { show("Val"); return &t }
func (t *T) Ptr(n int) *T { show("Ptr"); return t }

type I interface{ Ptr(int) *T }

func id[X any](x X) X { return x }
func here(n int) int  { show("here"); return n }
func zero() int       { return 0 }

type fs []func(int) int

func main() {
	t := &T{}
	here(
		1,
	)
	t.Ptr(
		1).
		Ptr(
			2,
		).
		Val(3).
		Ptr(4)
	t.
		Ptr(
			1)
	id(
		here)(
		1)
	id[func(int) int](
		here,
	)(
		1,
	)
	(here)(
		1)
	(
		here)(
		2)
	var i I = t
	i.
		Ptr(1).
		Ptr(2)
	x := fs{here}
	x[0](
		1)
	x[
		zero()](
		1)
	fs(
		x)[0](
		1)
	func() {
		show("literal")
	}()
	func(
		a int,
	) {
		show("literal with parameters")
	}(
		1,
	)
	_ = here(1) +
		here(2) +
		here(
			3)
	if here(1) == 1 &&
		here(
			2) == 2 {
		fmt.Println(
			here(1),
			here(2),
		)
	}
	for range func(yield func(int) bool) {
		show("iterator")
		yield(
			here(1))
	} {
		here(
			3)
	}
	done := make(chan bool)
	go func(
		n int,
	) {
		here(
			n)
		done <- true
	}(
		here(7),
	)
	<-done
	switch here(
		1) {
	case here(2),
		here(
			1):
	}
	m := map[int]int{
		here(
			1): here(2),
		3: here(
			4),
	}
	m[here(
		1)] +=
		here(2)
}
