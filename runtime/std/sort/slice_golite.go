package sort

import (
	"internal/reflectlite"
	"math/bits"
)

// lessSwap is a slice of any type as an Interface.
type lessSwap struct {
	n    int
	less func(i, j int) bool
	swap func(i, j int)
}

func (s *lessSwap) Len() int           { return s.n }
func (s *lessSwap) Less(i, j int) bool { return s.less(i, j) }
func (s *lessSwap) Swap(i, j int)      { s.swap(i, j) }

// Slice sorts the slice x by less; equal elements may change their order. It panics if x is no slice.
func Slice(x any, less func(i, j int) bool) {
	n := reflectlite.ValueOf(x).Len()
	quick(&lessSwap{n, less, reflectlite.Swapper(x)}, 0, n, bits.Len(uint(n)))
}

// SliceStable sorts the slice x by less and keeps the order of equal elements. It panics if x is no slice.
func SliceStable(x any, less func(i, j int) bool) {
	n := reflectlite.ValueOf(x).Len()
	stable(&lessSwap{n, less, reflectlite.Swapper(x)}, n)
}

// SliceIsSorted reports whether the slice x is sorted by less. It panics if x is no slice.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := reflectlite.ValueOf(x).Len() - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}
