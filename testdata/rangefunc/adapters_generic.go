// Range over generic iterators with early exit through several layers; take, chunk, pairs; state of the iterator after break; iterating over maps and slices packages.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func Take[T any](n int, s iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for x := range s {
			if !yield(x) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func Nat(from int, log *[]string) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() { *log = append(*log, fmt.Sprint("closed ", from)) }()
		for i := from; ; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func Enumerate[T any](s iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for x := range s {
			if !yield(i, x) {
				break
			}
			i++
		}
	}
}

func Chunk[T any](s iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var c []T
		for x := range s {
			if c = append(c, x); len(c) == n {
				if !yield(c) {
					return
				}
				c = nil
			}
		}
		if len(c) > 0 {
			yield(c)
		}
	}
}

func Product[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for x := range a {
			for y := range b {
				if !yield(x, y) {
					return
				}
			}
		}
	}
}

func Find[T any](s iter.Seq[T], ok func(T) bool) (x T, found bool) {
	for x := range s {
		if ok(x) {
			return x, true
		}
	}
	return
}

func main() {
	var log []string
	for i, c := range Enumerate(Chunk(Take(7, Nat(10, &log)), 3)) {
		fmt.Print(i, c, " ")
	}
	fmt.Println(log)
	log = nil
	for a, b := range Product(Take(3, Nat(0, &log)), Take(2, Nat(5, &log))) {
		if a == 1 && b == 6 {
			break
		}
		fmt.Print(a, b, " ")
	}
	fmt.Println(log)
	log = nil
	fmt.Println(Find(Nat(90, &log), func(i int) bool { return i%7 == 0 }))
	fmt.Println(Find(slices.Values([]string{"x"}), func(string) bool { return false }))
	fmt.Println(log, slices.Collect(Take(0, Nat(1, &log))), len(log))
	m := maps.Collect(Enumerate(slices.Values([]string{"p", "q"})))
	fmt.Println(m, slices.Sorted(maps.Values(m)))
	sum := 0
	for i := range Take(3, Take(5, Nat(1, &log))) {
		for j := range Take(i, Nat(1, &log)) {
			if j == 2 {
				continue
			}
			sum += i * j
		}
	}
	fmt.Println(sum, log)
}
