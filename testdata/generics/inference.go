// Type inference: from arguments, constraints, function arguments, untyped constants, results to be passed on.
package main

import (
	"fmt"
	"strings"
)

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	r := make([]R, 0, len(s))
	for _, e := range s {
		r = append(r, f(e))
	}
	return r
}
func Scale[S ~[]E, E interface{ ~int | ~float64 }](s S, c E) S {
	r := make(S, len(s))
	for i, v := range s {
		r[i] = v * c
	}
	return r
}

type Point []int

func (p Point) String() string { return "P" + fmt.Sprint([]int(p)) }

func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }
func Ptr[T any](t T) *T                          { return &t }
func Zero[T any]() (z T)                         { return }
func Sum[T int | float64](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Chan[T any](c chan<- T, v T)                    { c <- v }
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
func get() (int, error)                { return 5, nil }
func Conv[To, From any](f From, c func(From) To) To { return c(f) }
func Arr[T any, A interface{ ~[3]T }](a A) T { return a[1] }
func Default[T any](p *T, d T) T {
	if p == nil {
		return d
	}
	return *p
}
func FromStringer[T fmt.Stringer](ts []T) (out []string) {
	for _, t := range ts {
		out = append(out, t.String())
	}
	return
}
func Mixed[T any](a, b T) string { return fmt.Sprintf("%T", a) }

type Opt[T any] func(*T)

func New[T any](opts ...Opt[T]) *T {
	var t T
	for _, o := range opts {
		o(&t)
	}
	return &t
}
func WithN(n int) Opt[cfg] { return func(c *cfg) { c.n = n } }

type cfg struct{ n int }

func main() {
	fmt.Println(Map([]int{1, 2}, func(i int) string { return strings.Repeat("x", i) }))
	fmt.Println(Scale(Point{1, 2}, 3))
	fmt.Println(Keys(map[string]int{"a": 1}))
	fmt.Println(*Ptr(3), *Ptr("s"), Zero[float64](), Sum(1, 2, 3), Sum(1, 2.5))
	c := make(chan int, 1)
	Chan(c, 4)
	fmt.Println(<-c)
	fmt.Println(Compose(strings.ToUpper, func(s string) int { return len(s) })("abc"))
	fmt.Println(Must(get()))
	fmt.Println(Conv[string](3, func(i int) string { return fmt.Sprint("c", i) }))
	fmt.Println(Arr([3]string{"a", "b", "c"}))
	fmt.Println(Default(nil, 3), Default(Ptr(4), 3))
	fmt.Println(FromStringer([]Point{{1}, {2}}))
	fmt.Println(Mixed(1, 2.0), Mixed('a', 1), Mixed(1, 'a'), Mixed[any](1, "x"), Mixed(1i, 2))
	fmt.Println(New(WithN(3)).n)
	var e error
	fmt.Println(Mixed(e, nil))
	fmt.Println(Mixed(fmt.Stringer(Point{}), fmt.Stringer(Point{1})))
}
