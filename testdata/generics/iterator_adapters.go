// Range over iterators of generic types; chains of adapters.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type Stream[T any] iter.Seq[T]

func Of[T any](xs ...T) Stream[T] { return Stream[T](slices.Values(xs)) }

func (s Stream[T]) Filter(keep func(T) bool) Stream[T] {
	return func(yield func(T) bool) {
		for v := range s {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func (s Stream[T]) Map[U any](f func(T) U) Stream[U] {
	return func(yield func(U) bool) {
		s(func(v T) bool { return yield(f(v)) })
	}
}

func (s Stream[T]) Take(n int) Stream[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for v := range s {
			if !yield(v) {
				return
			}
			if i++; i >= n {
				return
			}
		}
	}
}

func (s Stream[T]) Enumerate() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range s {
			if !yield(i, v) {
				return
			}
			i++
		}
	}
}

func Naturals() Stream[int] {
	return func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
}

func FlatMap[A, B any](s iter.Seq[A], f func(A) iter.Seq[B]) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range s {
			for b := range f(a) {
				if !yield(b) {
					return
				}
			}
		}
	}
}

func Reduce[T, A any](s iter.Seq[T], a A, f func(A, T) A) A {
	for v := range s {
		a = f(a, v)
	}
	return a
}

func find[K comparable, V any](s iter.Seq2[K, V], want func(K, V) bool) (K, V, bool) {
	for k, v := range s {
		if want(k, v) {
			return k, v, true
		}
	}
	var k K
	var v V
	return k, v, false
}

func nested[T any](rows [][]T, stop func(T) bool) (out []T) {
outer:
	for _, row := range slices.All(rows) {
		for i, v := range slices.Backward(row) {
			if stop(v) {
				break outer
			}
			if i == 0 {
				continue outer
			}
			defer func() { out = append(out, v) }()
		}
	}
	return nil
}

func main() {
	evens := Naturals().Filter(func(i int) bool { return i%2 == 0 })
	for s := range evens.Map(func(i int) string { return strings.Repeat("x", i) }).Take(4) {
		fmt.Printf("%q ", s)
	}
	fmt.Println()
	for i, v := range Of("a", "b", "c").Enumerate() {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	fm := FlatMap(slices.Values([]int{1, 2, 3}), func(n int) iter.Seq[string] {
		return func(yield func(string) bool) {
			for i := range n {
				if !yield(fmt.Sprint(n, "-", i)) {
					return
				}
			}
		}
	})
	fmt.Println(slices.Collect(fm))
	fmt.Println(Reduce(slices.Values([]int{1, 2, 3}), "", func(a string, i int) string { return a + fmt.Sprint(i) }))
	fmt.Println(find(maps.All(map[string]int{"a": 1, "b": 2}), func(_ string, v int) bool { return v == 2 }))
	fmt.Println(find(slices.All([]float64{1}), func(int, float64) bool { return false }))
	fmt.Println(nested([][]int{{0, 1, 2}, {3, 4, 5}, {6, 99, 7}, {8}}, func(i int) bool { return i == 99 }))
	fmt.Println(slices.Collect(iter.Seq[int](evens.Take(3))))
}
