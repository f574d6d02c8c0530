// Inference that must look through constraints: slices of named types, chains of core types, untyped constants of mixed kinds, results only.
package main

import "fmt"

type Ints []int
type Celsius float64

func Scale[S ~[]E, E ~int | ~float64](s S, f E) S {
	out := make(S, 0, len(s))
	for _, x := range s {
		out = append(out, x*f)
	}
	return out
}

func Pick[M ~map[K]V, K comparable, V any](m M, k K) (v V, ok bool) { v, ok = m[k]; return }

func Chain[A ~[]B, B ~map[string]C, C ~func(D) D, D any](a A, d D) D {
	for _, m := range a {
		if f, ok := m["f"]; ok {
			d = f(d)
		}
	}
	return d
}

func Largest[T int | float64 | complex128](a, b, c T) string { return fmt.Sprintf("%T %v %v %v", a, a, b, c) }

func Ptr[T any](x T) *T { return &x }

func Apply[T, R any](x T, fs ...func(T) R) (out []R) {
	for _, f := range fs {
		out = append(out, f(x))
	}
	return
}

func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }

func Id[T any](x T) T { return x }

func Double[T ~int | ~string](x T) T { return x + x }

type Pair[A, B any] struct {
	a A
	b B
}

func Swap[A, B any](p Pair[A, B]) Pair[B, A] { return Pair[B, A]{p.b, p.a} }

func SendAll[C ~chan<- E | ~chan E, E any](c C, es ...E) {
	for _, e := range es {
		c <- e
	}
}

func Call[F ~func(...E) R, E, R any](f F, es ...E) R { return f(es...) }

type Sum func(...int) int

func main() {
	fmt.Printf("%T %v\n", Scale(Ints{1, 2}, 3), Scale(Ints{1, 2}, 3))
	fmt.Printf("%T\n", Scale([]Celsius{1}, 2))
	fmt.Println(Pick(map[string]rune{"x": 'y'}, "x"))
	fmt.Println(Chain([]map[string]func(int) int{{"f": func(i int) int { return i * 10 }}, {}}, 7))
	fmt.Println(Largest(1, 2.0, 3), Largest(1, 2, 3), Largest(1, 2i, 'a'))
	fmt.Println(*Ptr('x'), *Ptr(1 << 3), *Ptr("s"[0]), *Ptr(1.0))
	fmt.Println(Apply(3, func(i int) string { return fmt.Sprint(i) }, Id2string))
	h := Compose(Double[int], func(i int) string { return fmt.Sprint(i, "!") })
	fmt.Println(h(21))
	fmt.Println(Compose(Id[string], Double)("ab"))
	fmt.Printf("%+v\n", Swap(Swap(Pair[int, string]{1, "a"})))
	c := make(chan any, 4)
	SendAll(c, any(1), any("b"))
	fmt.Println(<-c, <-c)
	fmt.Println(Call(Sum(func(is ...int) int { return len(is) }), 1, 2, 3))
	var f func(Celsius) Celsius = Id
	fmt.Println(f(36.6))
}

func Id2string(i int) string { return "n" + fmt.Sprint(i) }
