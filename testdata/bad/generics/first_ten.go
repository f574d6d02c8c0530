// More than ten errors about generic code: which ones gc finds first.
package main

type Set[T comparable] map[T]struct{}
func Map[A, B any](x []A, f func(A) B) []B { return nil }
func Sum[T interface{ ~int | ~float64 }](x ...T) (s T) { for _, y := range x { s += y }; return "a" }
type Tree[T any] struct { l, r *Tree[T, T]; v T }
func (t *Tree[T]) Walk(f func(T)) { t.l.Walk(f, 1); f(t.w); t.v.x() }
func (t Tree) Bad() {}
func (t *Tree[A, B]) Bad2() {}
var s1 Set[[]int]
var s2 Set[func()]
var s3 Set
var m1 = Map([]int{}, func(x string) int { return 1 })
var m2 = Map[int]([]int{}, nil)
var m3 = Sum(1, "a", 2.5)
var m4 = Sum[string]("x")
var m5 = Sum[int, int](1)
var m6 func(...int) int = Sum
var m7 func(...string) string = Sum
type N[T N[T]] struct{}
type O[T any] interface { m(T) O[T, T] }
func g[T O[T]](x T) { x.m(1); var y T = nil; y.z; g[int](1); g(1) }
func main() { g[string]("a", "b"); var t Tree[int]; t.Walk(func(x string) {}); _ = t == t; for x := range t {} ; _ = s1[1] }
