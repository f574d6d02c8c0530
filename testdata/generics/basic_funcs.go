// Generic functions: inference, explicit instantiation, several parameters, function values.
package main

import "fmt"

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, x := range s {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func Reduce[T, A any](xs []T, acc A, f func(A, T) A) A {
	for _, x := range xs {
		acc = f(acc, x)
	}
	return acc
}

func Swap[A, B any](a A, b B) (B, A) { return b, a }

func Zero[T any]() (z T) { return }

func Ptr[T any](v T) *T { return &v }

type Names []string

func main() {
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return fmt.Sprint(i * i) }))
	n := Filter(Names{"ab", "c", "de"}, func(s string) bool { return len(s) == 2 })
	fmt.Printf("%T %v\n", n, n)
	fmt.Println(Reduce([]float64{1, 2, 3.5}, "", func(a string, f float64) string { return a + fmt.Sprint(f, ";") }))
	fmt.Println(Swap(1, "x"))
	fmt.Println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[struct{ a int }](), Zero[[]int]() == nil)
	fmt.Println(*Ptr(5), *Ptr("s"))
	f := Map[string, int]
	fmt.Println(f([]string{"a", "bb"}, func(s string) int { return len(s) }))
	g := Swap[int8, bool]
	fmt.Printf("%T %T\n", f, g)
	var h func([]int, func(int) bool) []int = Filter
	fmt.Println(h([]int{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 }))
	fmt.Println(Map[int](nil, func(int) int { return 1 }) == nil)
}
