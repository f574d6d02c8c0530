// Literals in brackets where they may be array lengths, type arguments, or neither.
package main

type G[T any] struct{ x T }

func f(G[1]) {}
func g(x, y int, G[2]) {}
func h(a G, G["x"]) {}
func (G[3]) m() {}
func (r G[4]) m2() {}

type S struct {
	G[5]
	*G[6]
}

type I interface {
	G[7]
	m(G[8])
}

func main() {}
