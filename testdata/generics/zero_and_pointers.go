// Zero values, pointers to parameters, conversion of pointers, arrays and maps of parameters, any and type switches on T, T that is an interface.
package main

import (
	"fmt"
	"sort"
)

func Zero[T any]() T { return *new(T) }

func IsZero[T comparable](x T) bool { var z T; return x == z }

func Ref[T any](x T) *T { return &x }

func Deref[T any](p *T, def T) T {
	if p == nil {
		return def
	}
	return *p
}

func Kind[T any](x T) string {
	switch y := any(x).(type) {
	case int, int8:
		return fmt.Sprintf("int-like %v", y)
	case []T:
		return "slice of itself"
	case error:
		return "error " + y.Error()
	case nil:
		return fmt.Sprintf("nil %T", *new(*T))
	case func(T) T:
		return "func"
	case T:
		return fmt.Sprintf("T is %T", y)
	}
	return "unreachable"
}

func KindOf[T any]() string {
	var z T
	switch any(z).(type) {
	case nil:
		return "interface"
	case string:
		return "string"
	}
	switch any(&z).(type) {
	case *error:
		return "never"
	case *[]int:
		return "[]int"
	}
	return fmt.Sprintf("%T", z)
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) Or(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func (o *Opt[T]) Take() (v T) { v, *o = o.v, Opt[T]{}; return }

func SortedKeys[M ~map[K]V, K interface{ ~int | ~string }, V any](m M) []K {
	ks := make([]K, 0, len(m))
	for k := range m {
		ks = append(ks, k)
	}
	sort.Slice(ks, func(i, j int) bool { return ks[i] < ks[j] })
	return ks
}

func Grid[T any](w, h int, at func(x, y int) T) (g [][]T) {
	g = make([][]T, h)
	for y := range g {
		g[y] = make([]T, w)
		for x := range g[y] {
			g[y][x] = at(x, y)
		}
	}
	return
}

func Arr[T any](a [3]T) (b [3]T) {
	b = a
	b[0], b[2] = a[2], a[0]
	return
}

func main() {
	fmt.Println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[]int]() == nil, Zero[error]() == nil, Zero[[2]bool](), Zero[struct{ a int }]())
	fmt.Println(IsZero(0), IsZero("a"), IsZero[any](nil), IsZero[any](0), IsZero([2]int{}), IsZero(struct{ p *int }{}))
	p := Ref(5)
	*p++
	fmt.Println(*p, Deref(p, 1), Deref(nil, "def"), *Ref([]int{1}), **Ref(Ref("x")))
	fmt.Println(Kind(1), Kind("s"), Kind[any](nil), Kind[error](fmt.Errorf("e")), Kind[any]([]any{}), Kind(int8(2)))
	fmt.Println(KindOf[any](), KindOf[error](), KindOf[string](), KindOf[[]int](), KindOf[map[string]int]())
	o := Some("v")
	fmt.Println(o.Or("d"), o.Take(), o.Or("d"), o, Opt[int]{}.Or(7))
	fmt.Println(SortedKeys(map[string]bool{"b": true, "a": false}), SortedKeys(map[int][]int{3: nil, -1: nil}))
	fmt.Println(Grid(2, 2, func(x, y int) string { return fmt.Sprint(x, y) }), Arr([3]any{1, "b", nil}))
}
