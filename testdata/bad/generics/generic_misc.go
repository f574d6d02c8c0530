package main

type G[T any] struct{ x T }
type P[A any, B comparable] map[B]A

var a G
var b G[int, string]
var c P[int]
var d P[int, []int]
var e G[1]
var f []G
var g func(G) G

func (g G) M()       {}
func (g G[int]) N() { var x int = 1; _ = x }
func (g G[A, B]) O() {}
func (g *P[A, A]) Q() {}
func (p P[_, _]) R() {}

func F[T any](x T) {}

type E struct{ G }
type H[T any] struct{ T }
type K[T any] interface{ T }
type L[T any] T
type Q2[T any] *T

func (q Q2[T]) M() {}

func main() {
	_ = G{1}
	_ = G[int]{"a"}
	_ = G[int]{x: 1}.y
	_ = &G[string]{x: 2}
	_ = F[int]
	F[int]
	F[G]
	F[F](1)
	var x any = G[int]{}
	switch x.(type) {
	case G:
	case G[int], G[int]:
	}
	_ = x.(G)
	type T[P any] struct{ p P; t *T }
	_ = P[int, any]{}
	_ = P[int, func()]{}
	func[T any](x T) {}(1)
}
