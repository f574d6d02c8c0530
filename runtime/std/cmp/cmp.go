// Package cmp orders values of ordered types. NaN is equal to NaN here and less than any other number, so that floats have a total order.
package cmp

// Ordered is any type whose values < can compare.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 |
		~string
}

// Less reports whether x comes before y.
func Less[T Ordered](x, y T) bool {
	return x < y || x != x && y == y
}

// Compare is -1 if x comes before y, 1 if it comes after y, and 0 otherwise.
func Compare[T Ordered](x, y T) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return +1
	case x == y:
		return 0
	}
	// One of them is NaN, at least.
	if x == x {
		return +1
	}
	if y == y {
		return -1
	}
	return 0
}

// Or is the first of vals that is not zero; the zero value if there is none.
func Or[T comparable](vals ...T) T {
	var zero T
	for _, v := range vals {
		if v != zero {
			return v
		}
	}
	return zero
}
