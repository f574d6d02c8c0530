// The sorting algorithms: those of package sort (see there), on elements instead of indices. Programs show where equal elements end up, so all
// choices are the same.

package slices

import "math/bits"

const insertionLimit = 12

func insertion[E any, O order[E]](x []E, a, b int, o O) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && o.less(x[j], x[j-1]); j-- {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
}

// siftDown restores the heap x[first:first+n] where only element root may be too small.
func siftDown[E any, O order[E]](x []E, first, root, n int, o O) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && o.less(x[first+child], x[first+child+1]) {
			child++
		}
		if !o.less(x[first+root], x[first+child]) {
			return
		}
		x[first+root], x[first+child] = x[first+child], x[first+root]
		root = child
	}
}

func heapSort[E any, O order[E]](x []E, a, b int, o O) {
	n := b - a
	for i := n/2 - 1; i >= 0; i-- {
		siftDown(x, a, i, n, o)
	}
	for i := n - 1; i > 0; i-- {
		x[a], x[a+i] = x[a+i], x[a]
		siftDown(x, a, 0, i, o)
	}
}

// quick sorts x[a:b]; bad is how many bad pivots are still allowed. An element before a is <= all in x[a:b].
func quick[E any, O order[E]](x []E, a, b, bad int, o O) {
	balanced, sorted := true, true // how the last partition was; sorted: it moved nothing
	for b-a > insertionLimit {
		if bad == 0 {
			heapSort(x, a, b, o)
			return
		}
		if !balanced {
			shuffle(x, a, b)
			bad--
		}
		pivot, swaps := choosePivot(x, a, b, o)
		if swaps == mostSwaps { // every comparison was the wrong way round
			Reverse(x[a:b])
			pivot = a + b - 1 - pivot
			swaps = 0
		}
		if balanced && sorted && swaps == 0 && insertionIfNear(x, a, b, o) {
			return
		}
		if a > 0 && !o.less(x[a-1], x[pivot]) {
			// The pivot equals the element before, so it is the least: what equals it needs no more sorting.
			a = partitionEqual(x, a, b, pivot, o)
			continue
		}
		var middle int
		middle, sorted = partition(x, a, b, pivot, o)
		left, right := middle-a, b-middle
		if left < right {
			balanced = left >= (b-a)/8
			quick(x, a, middle, bad, o)
			a = middle + 1
		} else {
			balanced = right >= (b-a)/8
			quick(x, middle+1, b, bad, o)
			b = middle
		}
	}
	insertion(x, a, b, o)
}

// partition puts what is less than the pivot before it and the rest after it; sorted tells that nothing had to move.
func partition[E any, O order[E]](x []E, a, b, pivot int, o O) (middle int, sorted bool) {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	for i <= j && o.less(x[i], x[a]) {
		i++
	}
	for i <= j && !o.less(x[j], x[a]) {
		j--
	}
	sorted = i > j
	for i < j {
		x[i], x[j] = x[j], x[i]
		i++
		j--
		for i <= j && o.less(x[i], x[a]) {
			i++
		}
		for i <= j && !o.less(x[j], x[a]) {
			j--
		}
	}
	x[a], x[j] = x[j], x[a]
	return j, sorted
}

// partitionEqual puts what equals the pivot, which is the least, first, and returns where the rest begins.
func partitionEqual[E any, O order[E]](x []E, a, b, pivot int, o O) int {
	x[a], x[pivot] = x[pivot], x[a]
	i, j := a+1, b-1
	for {
		for i <= j && !o.less(x[a], x[i]) {
			i++
		}
		for i <= j && o.less(x[a], x[j]) {
			j--
		}
		if i >= j {
			return i
		}
		x[i], x[j] = x[j], x[i]
		i++
		j--
	}
}

// insertionIfNear sorts by a few insertions what is nearly sorted; false if it is not.
func insertionIfNear[E any, O order[E]](x []E, a, b int, o O) bool {
	i := a + 1
	for steps := 0; steps < 5; steps++ {
		for i < b && !o.less(x[i], x[i-1]) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false // cheap enough to sort
		}
		x[i], x[i-1] = x[i-1], x[i]
		if i-a > 1 {
			for j := i - 1; j > 0 && o.less(x[j], x[j-1]); j-- { // x[a] is not less than x[a-1], which ends it
				x[j], x[j-1] = x[j-1], x[j]
			}
		}
		for j := i + 1; j < b && o.less(x[j], x[j-1]); j++ {
			x[j], x[j-1] = x[j-1], x[j]
		}
	}
	return false
}

// shuffle moves three elements of the middle to places that depend on nothing in the data.
func shuffle[E any](x []E, a, b int) {
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
		p, q := a+n/4*2+i, a+other
		x[p], x[q] = x[q], x[p]
	}
}

const mostSwaps = 4 * 3 // of choosePivot

// choosePivot returns the median of three places, each the median of its neighbours in long ranges, and how many
// comparisons were against the order.
func choosePivot[E any, O order[E]](x []E, a, b int, o O) (pivot, swaps int) {
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 50 {
		i = median(x, i-1, i, i+1, &swaps, o)
		j = median(x, j-1, j, j+1, &swaps, o)
		k = median(x, k-1, k, k+1, &swaps, o)
	}
	return median(x, i, j, k, &swaps, o), swaps
}

func median[E any, O order[E]](x []E, i, j, k int, swaps *int, o O) int {
	if o.less(x[j], x[i]) {
		*swaps++
		i, j = j, i
	}
	if o.less(x[k], x[j]) {
		*swaps++
		j = k
	}
	if o.less(x[j], x[i]) { // asked even if the answer is known: programs see the calls
		*swaps++
		j = i
	}
	return j
}

// stable sorts blocks by insertion and merges them in place.
func stable[E any, O order[E]](x []E, o O) {
	const block = 20
	n := len(x)
	a := 0
	for ; a+block <= n; a += block {
		insertion(x, a, a+block, o)
	}
	insertion(x, a, n, o)
	for size := block; size < n; size *= 2 {
		for a = 0; a+size < n; a += 2 * size {
			merge(x, a, a+size, min(a+2*size, n), o)
		}
	}
}

// merge merges the sorted x[a:m] and x[m:b] by rotations: SymMerge (P. Kim and A. Kutzner, 2004).
func merge[E any, O order[E]](x []E, a, m, b int, o O) {
	switch {
	case m-a == 1: // insert one element into the right part
		low, high := m, b
		for low < high {
			h := int(uint(low+high) / 2)
			if o.less(x[h], x[a]) {
				low = h + 1
			} else {
				high = h
			}
		}
		v := x[a]
		copy(x[a:], x[a+1:low])
		x[low-1] = v
		return
	case b-m == 1: // or into the left one
		low, high := a, m
		for low < high {
			h := int(uint(low+high) / 2)
			if !o.less(x[m], x[h]) {
				low = h + 1
			} else {
				high = h
			}
		}
		v := x[m]
		copy(x[low+1:], x[low:m])
		x[low] = v
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
		if !o.less(x[p-c], x[c]) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := sum - start
	if start < m && m < end {
		rotate(x[start:end], m-start)
	}
	if a < start && start < middle {
		merge(x, a, start, middle, o)
	}
	if middle < end && end < b {
		merge(x, middle, end, b, o)
	}
}

// rotate exchanges the parts x[:m] and x[m:].
func rotate[E any](x []E, m int) {
	Reverse(x[:m])
	Reverse(x[m:])
	Reverse(x)
}
