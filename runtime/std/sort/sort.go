// Package sort sorts slices and whatever else has an order.
//
// Sort is an introsort with the partitioning of pattern-defeating quicksort (O. Peters, 2021): a quicksort whose pivot
// is a median, that notices sorted and reversed input, splits off elements equal to the pivot at once, shuffles a few
// elements where the pivot was bad, and turns to heapsort after too many of those: O(n log n) at worst. Programs show where equal elements end up, so all choices are those of Go.
package sort

import "math/bits"

// Interface is what can be sorted: elements with the indices 0 to Len()-1.
type Interface interface {
	Len() int
	Less(i, j int) bool // is element i to come before element j? (a strict weak order)
	Swap(i, j int)
}

// Sort sorts data; equal elements may change their order.
func Sort(data Interface) {
	n := data.Len()
	if n <= 1 {
		return
	}
	quick(data, 0, n, bits.Len(uint(n)))
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

// Reverse gives data with the opposite order.
func Reverse(data Interface) Interface { return &reverse{data} }

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Stable sorts data and keeps the order of equal elements, with O(n log n) calls of Less and O(n log² n) of Swap.
func Stable(data Interface) { stable(data, data.Len()) }

const insertionLimit = 12

func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// siftDown restores the heap data[first:first+n] where only element root may be too small.
func siftDown(data Interface, first, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

func heapSort(data Interface, a, b int) {
	n := b - a
	for i := n/2 - 1; i >= 0; i-- {
		siftDown(data, a, i, n)
	}
	for i := n - 1; i > 0; i-- {
		data.Swap(a, a+i)
		siftDown(data, a, 0, i)
	}
}

// quick sorts data[a:b]; bad is how many bad pivots are still allowed. An element before a is <= all in data[a:b].
func quick(data Interface, a, b, bad int) {
	balanced, sorted := true, true // how the last partition was; sorted: it moved nothing
	for b-a > insertionLimit {
		if bad == 0 {
			heapSort(data, a, b)
			return
		}
		if !balanced {
			shuffle(data, a, b)
			bad--
		}
		pivot, swaps := choosePivot(data, a, b)
		if swaps == mostSwaps { // every comparison was the wrong way round
			reverseRange(data, a, b)
			pivot = a + b - 1 - pivot
			swaps = 0
		}
		if balanced && sorted && swaps == 0 && insertionIfNear(data, a, b) {
			return
		}
		if a > 0 && !data.Less(a-1, pivot) {
			// The pivot equals the element before, so it is the least: what equals it needs no more sorting.
			a = partitionEqual(data, a, b, pivot)
			continue
		}
		var middle int
		middle, sorted = partition(data, a, b, pivot)
		left, right := middle-a, b-middle
		if left < right {
			balanced = left >= (b-a)/8
			quick(data, a, middle, bad)
			a = middle + 1
		} else {
			balanced = right >= (b-a)/8
			quick(data, middle+1, b, bad)
			b = middle
		}
	}
	insertion(data, a, b)
}

// partition puts what is less than the pivot before it and the rest after it; sorted tells that nothing had to move.
func partition(data Interface, a, b, pivot int) (middle int, sorted bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for i <= j && data.Less(i, a) {
		i++
	}
	for i <= j && !data.Less(j, a) {
		j--
	}
	sorted = i > j
	for i < j {
		data.Swap(i, j)
		i++
		j--
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
	}
	data.Swap(a, j)
	return j, sorted
}

// partitionEqual puts what equals the pivot, which is the least, first, and returns where the rest begins.
func partitionEqual(data Interface, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i >= j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// insertionIfNear sorts by a few insertions what is nearly sorted; false if it is not.
func insertionIfNear(data Interface, a, b int) bool {
	i := a + 1
	for steps := 0; steps < 5; steps++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false // cheap enough to sort
		}
		data.Swap(i, i-1)
		if i-a > 1 {
			for j := i - 1; j > 0 && data.Less(j, j-1); j-- { // element a is not less than the one before, which ends it
				data.Swap(j, j-1)
			}
		}
		for j := i + 1; j < b && data.Less(j, j-1); j++ {
			data.Swap(j, j-1)
		}
	}
	return false
}

// shuffle moves three elements of the middle to places that depend on nothing in the data.
func shuffle(data Interface, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<uint(bits.Len(uint(n))) - 1
	for i := -1; i <= 1; i++ {
		random ^= random << 13 // xorshift (G. Marsaglia, 2003)
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		data.Swap(a+n/4*2+i, a+other)
	}
}

const mostSwaps = 4 * 3 // of choosePivot

// choosePivot returns the median of three places, each the median of its neighbours in long ranges, and how many
// comparisons were against the order.
func choosePivot(data Interface, a, b int) (pivot, swaps int) {
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 50 {
		i = median(data, i-1, i, i+1, &swaps)
		j = median(data, j-1, j, j+1, &swaps)
		k = median(data, k-1, k, k+1, &swaps)
	}
	return median(data, i, j, k, &swaps), swaps
}

func median(data Interface, i, j, k int, swaps *int) int {
	if data.Less(j, i) {
		*swaps++
		i, j = j, i
	}
	if data.Less(k, j) {
		*swaps++
		j = k
	}
	if data.Less(j, i) { // asked even if the answer is known: programs see the calls
		*swaps++
		j = i
	}
	return j
}

func reverseRange(data Interface, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data.Swap(i, j)
	}
}

// stable sorts blocks by insertion and merges them in place.
func stable(data Interface, n int) {
	const block = 20
	a := 0
	for ; a+block <= n; a += block {
		insertion(data, a, a+block)
	}
	insertion(data, a, n)
	for size := block; size < n; size *= 2 {
		for a = 0; a+size < n; a += 2 * size {
			b := a + 2*size
			if b > n {
				b = n
			}
			merge(data, a, a+size, b)
		}
	}
}

// merge merges the sorted data[a:m] and data[m:b] by rotations: SymMerge (P. Kim and A. Kutzner, 2004).
func merge(data Interface, a, m, b int) {
	switch {
	case m-a == 1: // insert one element into the right part
		low, high := m, b
		for low < high {
			h := int(uint(low+high) / 2)
			if data.Less(h, a) {
				low = h + 1
			} else {
				high = h
			}
		}
		for k := a; k < low-1; k++ {
			data.Swap(k, k+1)
		}
		return
	case b-m == 1: // or into the left one
		low, high := a, m
		for low < high {
			h := int(uint(low+high) / 2)
			if !data.Less(m, h) {
				low = h + 1
			} else {
				high = h
			}
		}
		for k := m; k > low; k-- {
			data.Swap(k, k-1)
		}
		return
	}
	middle := int(uint(a+b) / 2)
	sum := middle + m
	var start, r int
	if m > middle {
		start, r = sum-b, middle
	} else {
		start, r = a, m
	}
	for p := sum - 1; start < r; {
		c := int(uint(start+r) / 2)
		if !data.Less(p-c, c) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := sum - start
	if start < m && m < end {
		rotate(data, start, m, end)
	}
	if a < start && start < middle {
		merge(data, a, start, middle)
	}
	if middle < end && end < b {
		merge(data, middle, end, b)
	}
}

// rotate exchanges the neighbouring data[a:m] and data[m:b].
func rotate(data Interface, a, m, b int) {
	left, right := m-a, b-m
	for left != right {
		if left > right {
			swapRange(data, m-left, m, right)
			left -= right
		} else {
			swapRange(data, m-left, m+right-left, left)
			right -= left
		}
	}
	swapRange(data, m-left, m, left)
}

func swapRange(data Interface, a, b, n int) {
	for i := 0; i < n; i++ {
		data.Swap(a+i, b+i)
	}
}
