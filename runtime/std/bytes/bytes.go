// Package bytes has functions on byte slices, most of them those of package strings.
//
// Searching and trimming looks at the slice as a string that shares its bytes and leaves the work to package strings;
// nothing there keeps or changes it. Results that are parts of the argument have no room beyond their end where an append
// would write into the argument's rest.
package bytes

import (
	"internal/bytealg"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// view gives b's bytes as a string, without a copy.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Equal reports whether a and b have the same bytes.
func Equal(a, b []byte) bool { return view(a) == view(b) }

// Compare returns -1, 0 or 1 as a is less than, equal to or greater than b.
func Compare(a, b []byte) int { return strings.Compare(view(a), view(b)) }

// Clone returns a copy of b, nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Count counts how often sep is in s, without overlaps; an empty one before every rune and at the end.
func Count(s, sep []byte) int { return strings.Count(view(s), view(sep)) }

// Contains reports whether subslice is within b.
func Contains(b, subslice []byte) bool { return bytealg.Index(view(b), view(subslice)) >= 0 }

// ContainsAny reports whether one of chars is within b.
func ContainsAny(b []byte, chars string) bool { return strings.IndexAny(view(b), chars) >= 0 }

// ContainsRune reports whether r is within b.
func ContainsRune(b []byte, r rune) bool { return strings.IndexRune(view(b), r) >= 0 }

// ContainsFunc reports whether f holds for a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return strings.IndexFunc(view(b), f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return strings.HasPrefix(view(s), view(prefix)) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool { return strings.HasSuffix(view(s), view(suffix)) }

// Index returns where sep first begins in s, or -1.
func Index(s, sep []byte) int { return bytealg.Index(view(s), view(sep)) }

// LastIndex returns where sep last begins in s, or -1.
func LastIndex(s, sep []byte) int { return bytealg.LastIndex(view(s), view(sep)) }

// IndexByte returns where c first is in b, or -1.
func IndexByte(b []byte, c byte) int { return bytealg.IndexByte(view(b), c) }

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s []byte, c byte) int { return bytealg.LastIndexByte(view(s), c) }

// IndexRune returns where r first is in s, or -1. utf8.RuneError is also found in invalid bytes.
func IndexRune(s []byte, r rune) int { return strings.IndexRune(view(s), r) }

// IndexAny returns where one of chars first is in s, or -1.
func IndexAny(s []byte, chars string) int { return strings.IndexAny(view(s), chars) }

// LastIndexAny returns where one of chars last is in s, or -1.
func LastIndexAny(s []byte, chars string) int { return strings.LastIndexAny(view(s), chars) }

// IndexFunc returns where the first rune of s is for which f holds, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return strings.IndexFunc(view(s), f) }

// LastIndexFunc returns where the last rune of s is for which f holds, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(view(s), f) }

// EqualFold reports whether s and t are equal but for case, by simple folding.
func EqualFold(s, t []byte) bool { return strings.EqualFold(view(s), view(t)) }

// Runes returns the runes of s.
func Runes(s []byte) []rune {
	runes := make([]rune, 0, utf8.RuneCount(s))
	for _, r := range view(s) {
		runes = append(runes, r)
	}
	return runes
}

const maxInt = int(^uint(0) >> 1)

// Join puts the slices together, with sep between them, in a new slice.
func Join(s [][]byte, sep []byte) []byte {
	switch len(s) {
	case 0:
		return []byte{}
	case 1:
		return append([]byte(nil), s[0]...)
	}
	n := 0
	if len(sep) > 0 {
		if len(sep) >= maxInt/(len(s)-1) {
			panic("bytes: Join output length overflow")
		}
		n = len(sep) * (len(s) - 1)
	}
	for _, part := range s {
		if len(part) > maxInt-n {
			panic("bytes: Join output length overflow")
		}
		n += len(part)
	}
	joined := append(make([]byte, 0, n), s[0]...)
	for _, part := range s[1:] {
		joined = append(joined, sep...)
		joined = append(joined, part...)
	}
	return joined
}

// Repeat returns count times b, in a new slice.
func Repeat(b []byte, count int) []byte {
	switch {
	case count < 0:
		panic("bytes: negative Repeat count")
	case count == 0 || len(b) == 0:
		return []byte{}
	case len(b) > maxInt/count:
		panic("bytes: Repeat output length overflow")
	}
	repeated := make([]byte, len(b)*count)
	for done := copy(repeated, b); done < len(repeated); {
		done += copy(repeated[done:], repeated[:done])
	}
	return repeated
}

// Replace returns a copy of s with the first n of old (all if n < 0) replaced by new.
func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || m < n {
		n = m
	}
	replaced := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		at := start
		if len(old) > 0 {
			at += Index(s[start:], old)
		} else if i > 0 {
			_, size := utf8.DecodeRune(s[start:])
			at += size
		}
		replaced = append(replaced, s[start:at]...)
		replaced = append(replaced, new...)
		start = at + len(old)
	}
	return append(replaced, s[start:]...)
}

// ReplaceAll returns a copy of s with all of old replaced by new.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }
