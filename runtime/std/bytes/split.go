package bytes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SplitN cuts s at sep into at most n parts, the last being the rest; all if n < 0, none if n == 0. An empty sep cuts
// after every rune.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfterN is SplitN, with sep staying at the end of the parts.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Split cuts s at every sep.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitAfter cuts s after every sep.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// split keeps the first `keep` bytes of sep in the parts.
func split(s, sep []byte, keep, n int) [][]byte {
	switch {
	case n == 0:
		return nil
	case len(sep) == 0:
		return explode(s, n)
	case n < 0:
		n = Count(s, sep) + 1
	case n > len(s)+1:
		n = len(s) + 1
	}
	parts := make([][]byte, 0, n)
	for len(parts) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

func explode(s []byte, n int) [][]byte {
	if n < 0 || n > len(s) {
		n = len(s)
	}
	parts := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(parts) == n-1 {
			return append(parts, s)
		}
		_, size := utf8.DecodeRune(s)
		parts = append(parts, s[:size:size])
		s = s[size:]
	}
	return parts
}

func isASCIISpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// Fields cuts s into what is between white space.
func Fields(s []byte) [][]byte {
	n := 0
	bits := byte(0)
	wasSpace := true
	for _, c := range s {
		bits |= c
		space := isASCIISpace(c)
		if wasSpace && !space {
			n++
		}
		wasSpace = space
	}
	if bits >= utf8.RuneSelf {
		return FieldsFunc(s, unicode.IsSpace)
	}
	fields := make([][]byte, 0, n)
	for i := 0; i < len(s); {
		for i < len(s) && isASCIISpace(s[i]) {
			i++
		}
		start := i
		for i < len(s) && !isASCIISpace(s[i]) {
			i++
		}
		if start < i {
			fields = append(fields, s[start:i:i])
		}
	}
	return fields
}

// FieldsFunc cuts s into what is between runes for which f holds.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := make([][]byte, 0, 8)
	start := -1
	for i, r := range view(s) {
		if f(r) {
			if start >= 0 {
				fields = append(fields, s[start:i:i])
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, s[start:len(s):len(s)])
	}
	return fields
}

// Cut cuts s at the first sep; without one, before is s.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast cuts s at the last sep; without one, before is s.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without prefix, and whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix, and whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// The trimming functions find out how much package strings leaves. What they leave nothing of becomes nil where Go's
// functions have always returned nil.

// end gives the last n bytes of s, nil for none.
func end(s []byte, n int) []byte {
	if n == 0 {
		return nil
	}
	return s[len(s)-n:]
}

// Trim returns s without the runes of cutset at both ends.
func Trim(s []byte, cutset string) []byte { return TrimLeft(TrimRight(s, cutset), cutset) }

// TrimLeft returns s without the runes of cutset at its start.
func TrimLeft(s []byte, cutset string) []byte {
	return end(s, len(strings.TrimLeft(view(s), cutset)))
}

// TrimRight returns s without the runes of cutset at its end.
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(view(s), cutset))]
}

// TrimLeftFunc returns s without the runes at its start for which f holds.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return end(s, len(strings.TrimLeftFunc(view(s), f)))
}

// TrimRightFunc returns s without the runes at its end for which f holds.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}

// TrimFunc returns s without the runes at both ends for which f holds.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimSpace returns s without white space at both ends.
func TrimSpace(s []byte) []byte {
	n := 0
	for n < len(s) && isASCIISpace(s[n]) {
		n++
	}
	if n < len(s) && s[n] >= utf8.RuneSelf {
		n = len(s) - len(TrimLeftFunc(s[n:], unicode.IsSpace))
	}
	if n == len(s) {
		return nil
	}
	return s[n : n+len(strings.TrimSpace(view(s[n:])))]
}

// TrimPrefix returns s without prefix, if it begins with it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
