// Values of type parameters that live on: captured, pointed to, in large arrays, of size zero.
package main

import "fmt"

type Cell[T any] struct{ p *T }

func New[T any](v T) *Cell[T]       { return &Cell[T]{&v} }
func (c *Cell[T]) Ptr() *T          { return c.p }
func (c Cell[T]) With(v T) Cell[T]  { *c.p = v; return c }

func accumulate[T any](xs ...T) (add func(T), get func() []T) {
	all := append([]T(nil), xs...)
	return func(x T) { all = append(all, x) }, func() []T { return all }
}

func fill[T any](v T) [300]T {
	var a [300]T
	for i := range a {
		a[i] = v
	}
	return a
}

func last[T any](a [300]T) T { return a[299] }

func swap[T any](a, b *T)       { *a, *b = *b, *a }
func ptrs[T any](xs []T) (out []*T) {
	for _, x := range xs {
		out = append(out, &x)
	}
	return
}

type big struct{ a, b, c, d, e, f, g, h, i int }

func chain[T any](v T, n int) func() T {
	if n == 0 {
		return func() T { return v }
	}
	return func() T { return chain(v, n-1)() }
}

func poly[T any](n int, v T) string {
	if n == 0 {
		return fmt.Sprintf("%T", v)
	}
	return poly(n-1, v)
}

func variadic[T any](first T, rest ...T) int { return 1 + len(rest) }

func named[T, U any](t T, u U) (x U, y T) {
	defer func() { x, y = u, t }()
	return
}

func multi[T any](f func() (T, error)) (v T, err error) {
	v, err = f()
	if err == nil {
		v, err = f()
	}
	return
}

func main() {
	c := New(big{a: 1, i: 9})
	c.With(big{b: 2})
	fmt.Println(*c.Ptr())
	add, get := accumulate("a")
	add("b")
	fmt.Println(get())
	fmt.Println(last(fill("x")), last(fill(big{h: 3})).h, last(fill(struct{}{})))
	x, y := [4]string{"p"}, [4]string{"q"}
	swap(&x, &y)
	fmt.Println(x, y)
	for _, p := range ptrs([]int{1, 2, 3}) {
		fmt.Print(*p, " ")
	}
	fmt.Println(chain(big{c: 5}, 10)().c, chain(struct{}{}, 3)())
	fmt.Println(poly(5, map[string][]big{}), variadic(1), variadic("a", "b"), variadic[any](1, 2, 3))
	fmt.Println(named(1, "u"))
	fmt.Println(named(big{}, [2]any{1, nil}))
	n := 0
	fmt.Println(multi(func() (int, error) { n++; return n, nil }))
	fmt.Println(multi(func() (s []string, err error) { return []string{"e"}, fmt.Errorf("stop") }))
}
