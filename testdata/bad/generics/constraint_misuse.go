package main

import "cmp"

type Num interface{ ~int | ~float64 }
type M interface {
	Num
	String() string
}

var a Num
var b []comparable
var c interface{ int | string }

func f(x Num) {}
func g() (c comparable) { return }

type S struct {
	Num
	c cmp.Ordered
}

type C1 interface{ ~N }
type N int
type C2 interface{ int | Num | comparable }
type C3 interface{ int | M }
type C4 interface{ *comparable }
type C5 interface{ int | ~int }
type C6 interface{ ~int | ~string | N | MyS }
type MyS string
type C7 interface{ ~error }
type C8 interface{ ~interface{} | int }
type C9 interface {
	int
	string
}

func h[T C9](x T)               {}
func k[T any, U T | int](x T)    {}
func l[T any, U ~T](x T)         {}
func m[T any, U interface{ T }]() {}
func n[T *int,]()                {}
func o[T int](x T)               { _ = x.(int); switch x.(type) {} }
func p[T any](x T)               { _ = x == x; _ = x < x; _ = T(1); var _ int = x }
func q[T comparable](x T)        { _ = x == x; _ = x == nil; _ = x < x }

func main() {
	h(1)
	h[int](1)
	var _ = Num(3)
	_ = any(1).(Num)
	switch any(1).(type) {
	case Num:
	}
	type T[P any] P
	_ = map[Num]int{}
	_ = new(comparable)
	_ = make(chan Num)
}
