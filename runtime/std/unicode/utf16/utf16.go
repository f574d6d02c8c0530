// Package utf16 encodes and decodes runes in UTF-16.
//
// A code point above U+FFFF is two code units: a high surrogate (D800..DBFF) and a low one (DC00..DFFF), with ten bits
// each of its distance from U+10000.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'
	highFirst   = 0xD800
	lowFirst    = 0xDC00
	lowEnd      = 0xE000
	pairBase    = 0x10000
)

// IsSurrogate reports whether r can only be half of a pair.
func IsSurrogate(r rune) bool { return highFirst <= r && r < lowEnd }

func isHigh(r rune) bool { return highFirst <= r && r < lowFirst }
func isLow(r rune) bool  { return lowFirst <= r && r < lowEnd }

// DecodeRune joins a pair; what is no pair gives U+FFFD.
func DecodeRune(r1, r2 rune) rune {
	if !isHigh(r1) || !isLow(r2) {
		return replacement
	}
	return (r1-highFirst)<<10 + (r2 - lowFirst) + pairBase
}

// EncodeRune splits r into its pair; an r that needs none gives U+FFFD twice.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < pairBase || r > maxRune {
		return replacement, replacement
	}
	r -= pairBase
	return highFirst + r>>10, lowFirst + r&0x3FF
}

// RuneLen gives the code units that r takes, or -1 if r is no valid code point.
func RuneLen(r rune) int {
	switch {
	case r < 0 || r > maxRune || IsSurrogate(r):
		return -1
	case r < pairBase:
		return 1
	}
	return 2
}

// AppendRune appends r's code units to a; an invalid r as U+FFFD.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		hi, lo := EncodeRune(r)
		return append(a, uint16(hi), uint16(lo))
	}
	return append(a, replacement)
}

// Encode gives the UTF-16 of s.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= pairBase {
			n++
		}
	}
	units := make([]uint16, 0, n)
	for _, r := range s {
		units = AppendRune(units, r)
	}
	return units
}

// Decode gives the runes of s; a surrogate without its partner becomes U+FFFD.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			if i+1 < len(s) && isHigh(r) && isLow(rune(s[i+1])) {
				i++
				r = DecodeRune(r, rune(s[i]))
			} else {
				r = replacement
			}
		}
		runes = append(runes, r)
	}
	return runes
}
