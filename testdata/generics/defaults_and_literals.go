// Composite literals of type parameters' element types, keyed generic structs with promoted keys, arrays sized by constants, function literals returning instances, conversions among instances.
package main

import "fmt"

type Meta[T any] struct {
	Tag  string
	Hint T
}
type Inner[T any] struct {
	Meta[T]
	N int
}
type Outer[K comparable, T any] struct {
	Inner[T]
	Keys map[K][]T
	Extra *Meta[K]
}

func Make[K comparable, T any](k K, ts ...T) Outer[K, T] {
	o := Outer[K, T]{Tag: "made", N: len(ts), Keys: map[K][]T{k: ts}, Extra: &Meta[K]{Hint: k}}
	if len(ts) > 0 {
		o = Outer[K, T]{Inner: Inner[T]{Hint: ts[0]}, Keys: o.Keys, Extra: o.Extra}
	}
	return o
}

func Lit[S ~[]E, E any](e E) S             { return S{e, 2: e} }
func LitM[M ~map[K]V, K comparable, V any](k K, v V) M { return M{k: v} }
func LitA[A ~[3]E, E any](e E) A           { return A{1: e} }
func LitS[T ~struct{ X, Y int }](x int) T  { return T{X: x, Y: x + 1} }
func PtrS[T any](v T) []*Meta[T]           { return []*Meta[T]{{Hint: v}, {"t", v}, nil} }
func Nest[T any](v T) map[string][]struct{ v T } {
	return map[string][]struct{ v T }{"a": {{v}, {}}, "b": nil}
}
func Funcs[T any](v T) (fs [2]func() Meta[T]) {
	return [...]func() Meta[T]{func() Meta[T] { return Meta[T]{"f", v} }, 1: func() (m Meta[T]) { m.Hint = v; return }}
}

type P struct{ X, Y int }
type Same[T any] struct {
	Tag  string `json:"x"`
	Hint T
}

func Conv[T any](m Meta[T]) Same[T] { return Same[T](m) }

type Ints []int
type IM map[string]int
type A3 [3]bool

func main() {
	fmt.Printf("%+v\n", Make("k", 1.5, 2).Inner)
	o := Make[int, string](7)
	fmt.Printf("%+v %v %+v\n", o.Inner, o.Keys, *o.Extra)
	fmt.Println(Lit[Ints](5), Lit[[]string]("s"), LitM[IM]("a", 1), LitA[A3](true), LitS[P](3), LitS[struct{ X, Y int }](4))
	ps := PtrS('x')
	fmt.Println(*ps[0], *ps[1], ps[2] == nil, Nest(2.5), Nest[any](nil)["a"])
	fs := Funcs([]int{1})
	fmt.Println(fs[0](), fs[1]())
	fmt.Printf("%+v %T\n", Conv(Meta[bool]{"c", true}), Conv(Meta[error]{}))
}
