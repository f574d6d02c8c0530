package sort

// Search returns the smallest i in [0, n) for which f holds, n if there is none; f must be false up to some i and true
// from there on.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		middle := int(uint(low+high) / 2)
		if f(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// Find returns the smallest i in [0, n) with cmp(i) <= 0, n if there is none, and whether cmp(i) is 0; cmp must not
// increase.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts returns where x is, or would have to be inserted, in the sorted a.
func SearchInts(a []int, x int) int {
	low, high := 0, len(a)
	for low < high {
		middle := int(uint(low+high) / 2)
		if a[middle] < x {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// SearchFloat64s is SearchInts for float64s.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings is SearchInts for strings.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func (p IntSlice) Search(x int) int         { return SearchInts(p, x) }
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }
func (p StringSlice) Search(x string) int   { return SearchStrings(p, x) }
