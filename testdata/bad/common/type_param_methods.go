package main

type L[T any] struct{ next *L[T] }

func (l L) G() {}

func (l L[E]) H() E { return 1 }

func (l L[A, B]) I() {}

type Num interface{ int | float64 }

var n Num

func f(x Num) Num { return x }

type C interface{ comparable }

var c C = 1

func main() {
	var l L
	_ = l
}
