// Types that contain themselves by way of type arguments, among other errors: the first ten found.
package main

type A struct{ p Pair[A, B] }
type B struct{ x A }
type Pair[K, V any] struct {
	k K
	v V
}
type S[P any, Q any] [2]S[Q, P]
type M[K comparable, V any] struct{ m Pair[K, M[K, V]] }

type N struct { x Pair[int, map[string]Pair[N, int]]; y Pair[N, func(a, b int) (N, error)] }

var x Pair[int, string] = Pair[string, int]{}
var y int = Pair[int, Pair[int, func(int, string) (int, error)]]{}

type C interface{ m(Pair[C, D]); Pair[C, D] }
type D struct { Pair[D, C] }

func main() { x.foo(); _ = x.(Pair[int,string]) ; var _ map[Pair[int, []int]]int }
