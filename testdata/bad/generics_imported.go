// Wrong uses of generic functions and types of the standard library.
package main

import (
	"cmp"
	"iter"
	"slices"
	"sync/atomic"
)

type T struct{ n int }

func main() {
	slices.Sort([]T{})
	slices.SortFunc([]T{}, func(a, b *T) int { return 0 })
	var p atomic.Pointer[int]
	p.Store(3)
	var s iter.Seq[int] = func(yield func(string) bool) {}
	_ = s
	slices.Contains[[]int, string](nil, "")
	_ = cmp.Ordered(3)
	slices.Values[int]([]int{})
	_ = slices.Max([]bool{})
	for a, b := range slices.Values([]int{}) {
		_, _ = a, b
	}
}
