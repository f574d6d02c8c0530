// Struct comparison: field by field, blank fields ignored, interfaces inside, panics for uncomparable dynamic types.
package main

import "fmt"

type inner struct {
	s string
	f float64
}
type outer struct {
	a  int8
	b  int64
	in inner
	i  any
	p  *int
	_  int
}
type padded struct {
	a bool
	b int32
	c bool
}

func main() {
	n := 1
	x := outer{a: 1, b: 2, in: inner{"s", 1.5}, i: 3, p: &n}
	y := x
	fmt.Println(x == y)
	y.in.s = "t"
	fmt.Println(x == y, x != y)
	y = x
	y.i = int8(3)
	fmt.Println(x == y)
	y = x
	m := 1
	y.p = &m
	fmt.Println(x == y)
	nan := 0.0
	nan = nan / nan
	z := inner{"a", nan}
	fmt.Println(z == z, inner{"a", 0} == inner{"a", -0.0})
	fmt.Println(padded{true, 1, false} == padded{true, 1, false}, padded{true, 1, false} == padded{true, 1, true})
	fmt.Println(struct{}{} == struct{}{})
	anon := struct {
		s string
		f float64
	}{"s", 1.5}
	fmt.Println(x.in == anon, inner(anon) == x.in)
	var i, j any = x, x
	fmt.Println(i == j, i == any(x.in))
	mp := map[outer]int{x: 1}
	fmt.Println(mp[x], mp[y], mp[outer{}])
	var c1, c2 complex128 = 1 + 2i, complex(1, 2)
	fmt.Println(c1 == c2)
	ch := make(chan int)
	ch2 := ch
	fmt.Println(ch == ch2, ch == make(chan int))
	func() {
		defer func() { fmt.Println(recover()) }()
		a, b := any([]int{1}), any([]int{1})
		fmt.Println(a == b)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a := outer{i: map[string]int{}}
		fmt.Println(a == a)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a, b := outer{a: 1, i: func() {}}, outer{a: 2, i: func() {}}
		fmt.Println(a == b) // differs before the interface is looked at
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		k := map[any]int{}
		k[[]string{"x"}] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		a, b := any([]int{1}), any(5)
		fmt.Println(a == b) // different types: never panics
	}()
}
