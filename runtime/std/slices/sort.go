package slices

import (
	"cmp"
	"math/bits"
)

// An order says which of two elements comes first. The functions below are generic in it, so that each instance has its comparison in it:
// that of natural is an instruction or two.
type order[E any] interface {
	less(a, b E) bool
}

type natural[E cmp.Ordered] struct{}

func (natural[E]) less(a, b E) bool { return a < b || a != a && b == b }

type byFunc[E any] struct {
	cmp func(a, b E) int
}

func (o byFunc[E]) less(a, b E) bool { return o.cmp(a, b) < 0 }

// Sort sorts x in ascending order, NaNs first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	quick([]E(x), 0, len(x), bits.Len(uint(len(x))), natural[E]{})
}

// SortFunc sorts x so that cmp, a strict weak order, is never positive from left to right; equal elements may change their order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	quick([]E(x), 0, len(x), bits.Len(uint(len(x))), byFunc[E]{cmp})
}

// SortStableFunc is SortFunc that keeps the order of equal elements.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	stable([]E(x), byFunc[E]{cmp})
}

// IsSorted reports whether x is in ascending order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	return isSorted([]E(x), natural[E]{})
}

// IsSortedFunc reports whether x is in the order of cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	return isSorted([]E(x), byFunc[E]{cmp})
}

func isSorted[E any, O order[E]](x []E, o O) bool {
	for i := len(x) - 1; i > 0; i-- {
		if o.less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// Min returns the least element, the first of several; NaN if there is one. It panics if x is empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		least = min(least, v)
	}
	return least
}

// MinFunc returns the least element by cmp, the first of several. It panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], least) < 0 {
			least = x[i]
		}
	}
	return least
}

// Max returns the greatest element, the first of several; NaN if there is one. It panics if x is empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) == 0 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		greatest = max(greatest, v)
	}
	return greatest
}

// MaxFunc returns the greatest element by cmp, the first of several. It panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) == 0 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for i := 1; i < len(x); i++ {
		if cmp(x[i], greatest) > 0 {
			greatest = x[i]
		}
	}
	return greatest
}

// BinarySearch returns where target is in the sorted x, or would have to be inserted, and whether it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		middle := int(uint(low+high) / 2)
		if cmp.Less(x[middle], target) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(x) && (x[low] == target || x[low] != x[low] && target != target)
}

// BinarySearchFunc is BinarySearch in a slice ordered by cmp, which compares an element with target.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		middle := int(uint(low+high) / 2)
		if cmp(x[middle], target) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}
