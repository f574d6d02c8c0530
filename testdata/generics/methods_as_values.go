// Heaps, sorting by generic constraint, method values of generic types, generic struct comparison and map keys.
package main

import "fmt"

type Heap[T any] struct {
	xs   []T
	less func(a, b T) bool
}

func (h *Heap[T]) Push(x T) {
	h.xs = append(h.xs, x)
	for i := len(h.xs) - 1; i > 0 && h.less(h.xs[i], h.xs[(i-1)/2]); i = (i - 1) / 2 {
		h.xs[i], h.xs[(i-1)/2] = h.xs[(i-1)/2], h.xs[i]
	}
}

func (h *Heap[T]) Pop() T {
	top := h.xs[0]
	last := len(h.xs) - 1
	h.xs[0] = h.xs[last]
	h.xs = h.xs[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			return top
		}
		if c+1 < last && h.less(h.xs[c+1], h.xs[c]) {
			c++
		}
		if !h.less(h.xs[c], h.xs[i]) {
			return top
		}
		h.xs[c], h.xs[i] = h.xs[i], h.xs[c]
		i = c
	}
}

func SortBy[T any, K int | string | float64](xs []T, key func(T) K) {
	for i := 1; i < len(xs); i++ {
		for j := i; j > 0 && key(xs[j]) < key(xs[j-1]); j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
}

type Opt[T comparable] struct {
	v   T
	set bool
}

func Some[T comparable](v T) Opt[T] { return Opt[T]{v, true} }

type Cache[K comparable, V any] struct {
	m     map[K]V
	calls int
}

func Memo[K comparable, V any](f func(K) V) (func(K) V, *Cache[K, V]) {
	c := &Cache[K, V]{m: map[K]V{}}
	return func(k K) V {
		if v, ok := c.m[k]; ok {
			return v
		}
		c.calls++
		v := f(k)
		c.m[k] = v
		return v
	}, c
}

func main() {
	h := Heap[string]{less: func(a, b string) bool { return len(a) < len(b) }}
	for _, s := range []string{"ccc", "a", "dddd", "bb", "eeeee"} {
		h.Push(s)
	}
	pop := h.Pop
	for len(h.xs) > 0 {
		fmt.Print(pop(), " ")
	}
	fmt.Println()
	xs := []struct {
		n string
		v float64
	}{{"b", 2}, {"a", 3}, {"c", 1}}
	SortBy(xs, func(x struct {
		n string
		v float64
	}) string {
		return x.n
	})
	fmt.Println(xs)
	ints := []int{3, -1, 2}
	SortBy(ints, func(i int) float64 { return float64(-i) })
	fmt.Println(ints)
	fmt.Println(Some(1) == Some(1), Some("a") == Opt[string]{}, any(Some(1)) == any(Some(int8(1))))
	m := map[Opt[int]]string{Some(1): "one", {}: "none"}
	fmt.Println(m[Some(1)], m[Opt[int]{}], len(m[Some(2)]))
	var fib func(int) int
	fib, c := Memo(func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	})
	fmt.Println(fib(80), c.calls)
}
