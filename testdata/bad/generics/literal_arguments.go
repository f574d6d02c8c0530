// Literals in brackets that only the type checker refuses.
package main

type G[T any] struct{ x T }

const N = 3

func f(G[1]) {}

type S struct {
	G[5]
}

type A [N]int
type B[P *C] struct{}
type C int

var x [N]G[int]

func main() { var y map[string][N + 1]G[[N]int]; _ = y }
