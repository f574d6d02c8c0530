// How errors list type parameters: those with one constraint together.
package main

type Number interface{ ~int | ~float64 }
type P1[K, V any] struct{}
type P2[K any, V any] struct{}
type P3[K comparable, V comparable, W any] struct{}
type P4[K, V ~int] struct{}
type P5[K ~int, V ~int] struct{}
type P6[K Number, V Number, W comparable] struct{}
type P7[K []int, V interface{ m() }] struct{}
type P8[K interface{ m() }, V interface{ m() }, W any] struct{}

var (
	a1 P1
	a2 P2
	a3 P3
	a4 P4
	a5 P5
	a6 P6
	a7 P7
	a8 P8
)

func main() {}
