// Generic functions as arguments of generic and ordinary functions: inferred together, several at once, partially instantiated, variadic, method values, through named function types.
package main

import (
	"fmt"
	"strings"
)

type Cmp[T any] func(a, b T) int
type Pred func(int) bool

func Id[T any](x T) T                        { return x }
func Const[T, U any](x T) func(U) T          { return func(U) T { return x } }
func Less[T int | string | float64](a, b T) int {
	if a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}
func Rev[T any](c Cmp[T]) Cmp[T]             { return func(a, b T) int { return c(b, a) } }
func Map[A, B any](xs []A, f func(A) B) (out []B) {
	for _, x := range xs {
		out = append(out, f(x))
	}
	return
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}
func Sort[T any](xs []T, c Cmp[T]) []T {
	for i := range xs {
		for j := i; j > 0 && c(xs[j], xs[j-1]) < 0; j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
	return xs
}
func Conv[To, From ~int | ~float64](f From) To { return To(f) }
func Wrap[T any](x T) []T                      { return []T{x} }
func Fold[A, T any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}
func Append[T any](xs []T, x T) []T { return append(xs, x) }
func NonZero[T comparable](x T) bool { var z T; return x != z }
func Filter(xs []int, p Pred) (out []int) {
	for _, x := range xs {
		if p(x) {
			out = append(out, x)
		}
	}
	return
}

type Box[T any] struct{ v T }

func (b Box[T]) With[U any](f func(T) U) Box[U] { return Box[U]{f(b.v)} }
func (b Box[T]) Pair[U any](u U) (T, U)         { return b.v, u }
func Use[T, U, R any](x T, y U, f func(U) (R, U)) R { r, _ := f(y); return r }

func main() {
	fmt.Println(Sort([]string{"b", "a", "c"}, Less), Sort([]float64{2, 1}, Rev[float64](Less)))
	fmt.Println(Map([]int{1, 2}, Id), Map([]string{"x"}, Wrap), Map([]int{1, 2}, Conv[float64]))
	fmt.Println(Compose(strings.ToUpper, Wrap)("q"), Compose(Id[int], Compose(Wrap[int], Wrap))(5))
	fmt.Println(Apply(3, Id, func(i int) int { return i * 2 }, Id), Apply("s"))
	fmt.Println(Fold([]int{1, 2, 3}, []int(nil), Append), Filter([]int{0, 1, 0, 2}, NonZero))
	fmt.Println(Const[string, bool]("k")(true), Box[int]{4}.With(Wrap).With(Id).v)
	fmt.Println(Use(1, "u", Box[bool]{true}.Pair))
	func(f func(rune) []rune, g ...func([]rune) []rune) { fmt.Println(g[0](f('x'))) }(Wrap, Id, nil)
	defer func(f func(error) error) { fmt.Println(f(nil)) }(Id)
	var c Cmp[int] = Less
	fmt.Println(c(1, 2), Cmp[string](Less)("b", "a"))
}
