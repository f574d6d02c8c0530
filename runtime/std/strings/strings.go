// Package strings has functions on UTF-8 strings.
//
// Where a function treats runes, bytes that are no valid UTF-8 count as utf8.RuneError, each for itself. Results share
// their bytes with the arguments where they can.
package strings

import (
	"internal/bytealg"
	"unicode/utf8"
)

// Clone returns a copy of s with bytes of its own.
func Clone(s string) string {
	if s == "" {
		return ""
	}
	var b Builder
	b.Grow(len(s))
	b.WriteString(s)
	return b.String()
}

// Compare returns -1, 0 or 1 as a is less than, equal to or greater than b.
func Compare(a, b string) int {
	switch {
	case a == b:
		return 0
	case a < b:
		return -1
	}
	return 1
}

// Contains reports whether substr is within s.
func Contains(s, substr string) bool { return bytealg.Index(s, substr) >= 0 }

// ContainsAny reports whether one of chars is within s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for a rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Count counts how often substr is in s, without overlaps; an empty one before every rune and at the end.
func Count(s, substr string) int {
	switch len(substr) {
	case 0:
		return utf8.RuneCountInString(s) + 1
	case 1:
		return bytealg.CountByte(s, substr[0])
	}
	for n := 0; ; n++ {
		i := bytealg.Index(s, substr)
		if i < 0 {
			return n
		}
		s = s[i+len(substr):]
	}
}

// Index returns where substr first begins in s, or -1.
func Index(s, substr string) int { return bytealg.Index(s, substr) }

// LastIndex returns where substr last begins in s, or -1.
func LastIndex(s, substr string) int { return bytealg.LastIndex(s, substr) }

// IndexByte returns where c first is in s, or -1.
func IndexByte(s string, c byte) int { return bytealg.IndexByte(s, c) }

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s string, c byte) int { return bytealg.LastIndexByte(s, c) }

// IndexRune returns where r first is in s, or -1. utf8.RuneError is also found in invalid bytes.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return bytealg.IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == r {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	return bytealg.Index(s, string(buf[:n]))
}

// IndexAny returns where one of chars first is in s, or -1.
func IndexAny(s, chars string) int {
	if set, ascii := bytealg.MakeSet(chars); ascii {
		for i := 0; i < len(s); i++ {
			if set.Has(s[i]) {
				return i
			}
		}
		return -1
	}
	for i, r := range s {
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns where one of chars last is in s, or -1.
func LastIndexAny(s, chars string) int {
	if set, ascii := bytealg.MakeSet(chars); ascii {
		for i := len(s) - 1; i >= 0; i-- {
			if set.Has(s[i]) {
				return i
			}
		}
		return -1
	}
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns where the first rune of s is for which f holds, or -1.
func IndexFunc(s string, f func(rune) bool) int { return indexFunc(s, f, true) }

// LastIndexFunc returns where the last rune of s is for which f holds, or -1.
func LastIndexFunc(s string, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

func indexFunc(s string, f func(rune) bool, wanted bool) int {
	for i, r := range s {
		if f(r) == wanted {
			return i
		}
	}
	return -1
}

func lastIndexFunc(s string, f func(rune) bool, wanted bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if f(r) == wanted {
			return i
		}
	}
	return -1
}

// Join puts the elements together, with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	n := 0
	if len(sep) > 0 {
		if len(sep) >= maxInt/(len(elems)-1) {
			panic("strings: Join output length overflow")
		}
		n = len(sep) * (len(elems) - 1)
	}
	for _, e := range elems {
		if len(e) > maxInt-n {
			panic("strings: Join output length overflow")
		}
		n += len(e)
	}
	var b Builder
	b.Grow(n)
	b.WriteString(elems[0])
	for _, e := range elems[1:] {
		b.WriteString(sep)
		b.WriteString(e)
	}
	return b.String()
}

const maxInt = int(^uint(0) >> 1)

// Repeat returns count times s.
func Repeat(s string, count int) string {
	switch {
	case count < 0:
		panic("strings: negative Repeat count")
	case count == 0 || s == "":
		return ""
	case count == 1:
		return s
	case len(s) > maxInt/count:
		panic("strings: Repeat output length overflow")
	}
	n := len(s) * count
	var b Builder
	b.Grow(n)
	b.WriteString(s)
	for b.Len() < n { // double
		chunk := n - b.Len()
		if chunk > b.Len() {
			chunk = b.Len()
		}
		b.WriteString(b.String()[:chunk])
	}
	return b.String()
}

// Replace replaces the first n of old (all if n < 0) by new; an empty old is before every rune and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	var b Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		at := start
		if old != "" {
			at += bytealg.Index(s[start:], old)
		} else if i > 0 {
			_, size := utf8.DecodeRuneInString(s[start:])
			at += size
		}
		b.WriteString(s[start:at])
		b.WriteString(new)
		start = at + len(old)
	}
	b.WriteString(s[start:])
	return b.String()
}

// ReplaceAll replaces all of old by new.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }
