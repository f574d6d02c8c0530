// Instances of imported generic types and functions as values, fields, map keys and interface contents.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
)

type registry[K cmp.Ordered, V any] struct {
	mu    sync.Mutex
	snap  atomic.Pointer[map[K]V]
	hooks []func(iter.Seq2[K, V])
}

func (r *registry[K, V]) set(k K, v V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := map[K]V{}
	if old := r.snap.Load(); old != nil {
		maps.Copy(m, *old)
	}
	m[k] = v
	r.snap.Store(&m)
	for _, h := range r.hooks {
		h(maps.All(m))
	}
}

func (r *registry[K, V]) keys() []K { return slices.Sorted(maps.Keys(*r.snap.Load())) }

type byLen []string

type sorter interface{ sort() }

func (b byLen) sort() { slices.SortFunc(b, func(x, y string) int { return cmp.Compare(len(x), len(y)) }) }

type ordered[S ~[]E, E cmp.Ordered] struct{ s S }

func (o ordered[S, E]) sort() { slices.Sort(o.s) }

type key struct {
	s iter.Seq[int]
}

func unique[S ~[]E, E cmp.Ordered](s S) S {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

func pipeline[T any](fs ...func([]T) []T) func([]T) []T {
	return func(xs []T) []T {
		for _, f := range fs {
			xs = f(xs)
		}
		return xs
	}
}

func main() {
	r := &registry[string, float64]{}
	n := 0
	r.hooks = append(r.hooks, func(s iter.Seq2[string, float64]) {
		for range s {
			n++
		}
	})
	r.set("pi", 3.14)
	r.set("e", 2.72)
	fmt.Println(r.keys(), n)
	for _, s := range []sorter{byLen{"ccc", "a", "bb"}, ordered[[]int, int]{[]int{3, 1, 2}}, ordered[byLen, string]{byLen{"z", "y"}}} {
		s.sort()
		fmt.Printf("%T %v\n", s, s)
	}
	var seq iter.Seq[int] = slices.Values([]int{1, 2, 3})
	k := key{seq}
	fmt.Println(slices.Collect(k.s))
	fmt.Printf("%T %T\n", seq, maps.All[map[string]int])
	fmt.Println(unique([]string{"b", "a", "b"}), unique(byLen{"x", "x"}))
	p := pipeline(unique[[]int], slices.Clone[[]int], func(x []int) []int { slices.Reverse(x); return x })
	fmt.Println(p([]int{3, 1, 3, 2}))
	fs := map[string]func([]int) int{"max": slices.Max[[]int], "min": slices.Min[[]int], "len": func(x []int) int { return len(x) }}
	for _, name := range slices.Sorted(maps.Keys(fs)) {
		fmt.Print(name, fs[name]([]int{4, 2, 8}), " ")
	}
	fmt.Println()
	var a any = &r.snap
	_, ok := a.(*atomic.Pointer[map[string]float64])
	_, ok2 := a.(*atomic.Pointer[map[string]float32])
	fmt.Println(ok, ok2)
	idx := slices.IndexFunc[[]any]
	fmt.Println(idx([]any{1, "x", nil}, func(v any) bool { return v == nil }))
	grouped := maps.Collect(func(yield func(int, []string) bool) {
		for c := range slices.Chunk([]string{"a", "b", "c"}, 2) {
			if !yield(len(c), c) {
				return
			}
		}
	})
	fmt.Println(grouped)
	defer func() { fmt.Println(recover()) }()
	_ = a.(*atomic.Pointer[[]int])
}
