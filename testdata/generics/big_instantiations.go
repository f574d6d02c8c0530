// Many instances of one function and type: nested arguments, instances that make instances to a depth, arrays of different lengths, function and channel types.
package main

import "fmt"

type W[T any] struct{ v T }

func (w W[T]) Depth(n int) string {
	if n == 0 {
		return fmt.Sprintf("%T", w.v)
	}
	return fmt.Sprint(n) + w.Depth(n-1)
}

func Wrap1[T any](x T) W[T]             { return W[T]{x} }
func Wrap2[T any](x T) W[W[T]]          { return Wrap1(Wrap1(x)) }
func Wrap4[T any](x T) W[W[W[W[T]]]]    { return Wrap2(Wrap2(x)) }
func Wrap8[T any](x T) any              { return Wrap4(Wrap4(x)) }

func Name[T any]() string { var t T; return fmt.Sprintf("%T", t) }

func Names[A, B any]() []string {
	return []string{Name[map[string]A](), Name[func(A) B](), Name[chan<- []B](), Name[[3]A](), Name[*W[B]](), Name[struct {
		a A
		b W[B]
	}](), Name[W[func(...A) (B, error)]]()}
}

func SumArr[A ~[2]int | ~[3]int | ~[16]int](a A) (s int) {
	for i := 0; i < len(a); i++ {
		s += a[i]
	}
	return
}

func Iter[T any](n int, f func(T) T, x T) T {
	if n == 0 {
		return x
	}
	return Iter(n-1, f, f(x))
}

func Church[T any](n int) func(func(T) T) func(T) T {
	return func(f func(T) T) func(T) T {
		return func(x T) T { return Iter(n, f, x) }
	}
}

func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

type Monoid[T any] struct {
	zero T
	op   func(T, T) T
}

func (m Monoid[T]) Sum(xs ...T) T {
	r := m.zero
	for _, x := range xs {
		r = m.op(r, x)
	}
	return r
}

func FuncMonoid[A, T any](m Monoid[T]) Monoid[func(A) T] {
	return Monoid[func(A) T]{func(A) T { return m.zero }, func(f, g func(A) T) func(A) T {
		return func(a A) T { return m.op(f(a), g(a)) }
	}}
}

func MapMonoid[K comparable, T any](m Monoid[T]) Monoid[map[K]T] {
	return Monoid[map[K]T]{nil, func(a, b map[K]T) map[K]T {
		out := map[K]T{}
		for k, v := range a {
			out[k] = v
		}
		for k, v := range b {
			if w, ok := out[k]; ok {
				v = m.op(w, v)
			}
			out[k] = v
		}
		return out
	}}
}

func main() {
	fmt.Printf("%T\n", Wrap4(1))
	fmt.Printf("%T\n", Wrap8("x"))
	fmt.Println(Wrap2(1.5).Depth(3))
	for _, n := range Names[int, string]() {
		fmt.Println(n)
	}
	fmt.Println(Names[W[int], error]()[3:5])
	fmt.Println(SumArr([2]int{1, 2}), SumArr([3]int{1, 2, 3}), SumArr([16]int{15: 9}))
	fmt.Println(Church[int](5)(func(x int) int { return x * 2 })(1), Church[string](3)(func(s string) string { return s + "!" })("x"))
	fmt.Println(Curry(func(a int, b string) string { return fmt.Sprint(a, b) })(1)("z"))
	add := Monoid[int]{0, func(a, b int) int { return a + b }}
	fm := FuncMonoid[string](add)
	fmt.Println(fm.Sum(func(s string) int { return len(s) }, func(s string) int { return int(s[0]) })("ab"))
	mm := MapMonoid[string](MapMonoid[bool](add))
	fmt.Println(mm.Sum(map[string]map[bool]int{"a": {true: 1}}, map[string]map[bool]int{"a": {true: 2, false: 3}, "b": nil}))
}
