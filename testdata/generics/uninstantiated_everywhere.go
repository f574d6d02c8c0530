// Generic functions without type arguments in assignments, returns, composite literals, sends, conversions, arguments of other generic functions, cases of select.
package main

import (
	"fmt"
	"strings"
)

func Id[T any](x T) T { return x }
func Len[S ~[]E | ~string, E any](s S) int { return len(s) }
func Zero[T any]() (z T) { return }
func Two[K comparable, V any](k K, v V) map[K]V { return map[K]V{k: v} }
func Cmp[T int | string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

type Op func(int) int
type ops struct {
	f Op
	g func(string) string
}

func choose(b bool) (func(int, int) int, func() float64) { return Cmp, Zero }

func SortBy[T any](xs []T, cmp func(a, b T) int) []T {
	for i := range xs {
		for j := i; j > 0 && cmp(xs[j], xs[j-1]) < 0; j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
	return xs
}

func main() {
	var f func(int) int
	f = Id
	g, h := func(string) string(Id), Op(Id)
	fmt.Println(f(1), g("g"), h(2))
	fs := []func(int) int{Id, func(i int) int { return -i }, 3: Id}
	fmt.Println(len(fs), fs[0](4), fs[1](4), fs[2] == nil, fs[3](5))
	m := map[string]func(a, b string) int{"c": Cmp}
	fmt.Println(m["c"]("a", "b"))
	o := ops{Id, Id}
	o2 := ops{g: strings.ToUpper, f: Id}
	fmt.Println(o.f(6), o.g("x"), o2.g("y"), o2.f(7))
	c := make(chan func(bool) bool, 2)
	c <- Id
	select {
	case c <- Id:
	default:
		fmt.Println("full")
	}
	fmt.Println((<-c)(true), (<-c)(false), len(c))
	a, z := choose(true)
	fmt.Println(a(3, 2), z())
	fmt.Println(SortBy([]string{"c", "a", "b"}, Cmp), SortBy([]int{3, 1}, Cmp))
	pair := [2]func(string, []int) map[string][]int{Two, Two}
	fmt.Println(pair[1]("k", []int{1}))
	var s struct{ f func() *int }
	s.f = Zero
	fmt.Println(s.f() == nil)
	ptr := &f
	*ptr = Id
	fmt.Println((*ptr)(8))
	func(k func(rune) rune) { fmt.Println(k('a')) }(Id)
	var v any = (func(uint8) uint8)(Id)
	fmt.Printf("%T\n", v)
}
