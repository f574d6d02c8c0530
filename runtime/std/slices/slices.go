// Package slices works on slices of any type.
//
// Functions that make a slice shorter set what was behind its new end to zero, so that nothing is kept alive there.
package slices

import (
	"cmp"
	"math/bits"
	"unsafe"
)

// Equal reports whether s1 and s2 have the same elements, compared by ==.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if v != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is Equal with a comparison of its own; it stops at the first difference.
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v := range s1 {
		if !eq(v, s2[i]) {
			return false
		}
	}
	return true
}

// Compare compares element by element; a slice that begins another comes before it.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for i, v := range s1 {
		if i == len(s2) {
			return +1
		}
		if c := cmp.Compare(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// CompareFunc is Compare with a comparison of its own.
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i, v := range s1 {
		if i == len(s2) {
			return +1
		}
		if c := cmp(v, s2[i]); c != 0 {
			return c
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// Index returns where v is first, -1 if it is not in s.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if v == s[i] {
			return i
		}
	}
	return -1
}

// IndexFunc returns where f holds first, -1 if nowhere.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

// ContainsFunc reports whether f holds for an element of s.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// Insert puts v before s[i], or at the end if i is len(s). It panics if i is out of range.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:]
	return splice(s, i, i, v)
}

// Replace puts v in the place of s[i:j]. It panics if that is not a part of s.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	return splice(s, i, j, v)
}

// splice puts v, which may be a part of s, in the place of s[i:j].
func splice[S ~[]E, E any](s S, i, j int, v []E) S {
	old := len(s)
	n := old - (j - i) + len(v)
	if len(v) == j-i {
		copy(s[i:], v)
		return s
	}
	if n > cap(s) {
		// append chooses the capacity, and copies: there is no room in s.
		out := append(s[:i], make(S, n-i)...)
		copy(out[i:], v)
		copy(out[i+len(v):], s[j:])
		return out
	}
	out := s[:n]
	if len(v) < j-i {
		copy(out[i:], v)
		copy(out[i+len(v):], s[j:])
		clear(s[n:])
		return out
	}
	if !overlap(v, out[i+len(v):]) {
		copy(out[i+len(v):], s[j:])
		copy(out[i:], v)
		return out
	}
	// Moving the tail would overwrite part of v, which lies in it: v goes behind everything first, then both parts are exchanged.
	if spare := n - old; spare == len(v) {
		copy(out[old:], v)
		rotate(out[i:], old-i)
		return out
	}
	saved := append([]E(nil), v...)
	copy(out[i+len(v):], s[j:])
	copy(out[i:], saved)
	return out
}

// overlap reports whether a and b share memory.
func overlap[E any](a, b []E) bool {
	size := unsafe.Sizeof(*new(E))
	if len(a) == 0 || len(b) == 0 || size == 0 {
		return false
	}
	a0, b0 := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&b[0]))
	return a0 < b0+uintptr(len(b))*size && b0 < a0+uintptr(len(a))*size
}

// Delete removes s[i:j]. It panics if that is not a part of s.
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	old := len(s)
	s = append(s[:i], s[j:]...)
	clear(s[len(s):old])
	return s
}

// DeleteFunc removes the elements for which del holds.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for _, v := range s[kept+1:] {
		if !del(v) {
			s[kept] = v
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// Clone copies s; the copy of nil is nil.
func Clone[S ~[]E, E any](s S) S { return append(s[:0:0], s...) }

// Compact keeps the first of each run of equal elements.
func Compact[S ~[]E, E comparable](s S) S {
	kept := 1
	for kept < len(s) && s[kept] != s[kept-1] {
		kept++
	}
	if kept >= len(s) {
		return s
	}
	for i := kept + 1; i < len(s); i++ {
		if s[i] != s[i-1] {
			s[kept] = s[i]
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// CompactFunc is Compact with a comparison of its own.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	kept := 1
	for kept < len(s) && !eq(s[kept], s[kept-1]) {
		kept++
	}
	if kept >= len(s) {
		return s
	}
	for i := kept + 1; i < len(s); i++ {
		if !eq(s[i], s[i-1]) {
			s[kept] = s[i]
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// Grow makes room for n more elements. It panics if n is negative.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n -= cap(s) - len(s); n > 0 {
		s = append(s[:cap(s)], make([]E, n)...)[:len(s)]
	}
	return s
}

// Clip drops capacity that is not used.
func Clip[S ~[]E, E any](s S) S { return s[:len(s):len(s)] }

// Reverse turns s round.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Concat joins slices in a new one.
func Concat[S ~[]E, E any](slices ...S) S {
	n := 0
	for _, s := range slices {
		n += len(s)
		if n < 0 {
			panic("len out of range")
		}
	}
	out := Grow[S](nil, n)
	for _, s := range slices {
		out = append(out, s...)
	}
	return out
}

// Repeat returns a new slice with count times the elements of x. It panics if count is negative or the result too long.
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	if high, low := bits.Mul(uint(len(x)), uint(count)); high > 0 || low > 1<<63-1 {
		panic("the result of (len(x) * count) overflows")
	}
	out := make(S, len(x)*count)
	for n := copy(out, x); n > 0 && n < len(out); {
		n += copy(out[n:], out[:n])
	}
	return out
}
