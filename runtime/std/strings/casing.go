package strings

import (
	"unicode"
	"unicode/utf8"
)

// Map returns s with its runes replaced by what mapping gives; a negative value drops the rune.
func Map(mapping func(rune) rune, s string) string {
	// As long as nothing changes, nothing is copied.
	for i, r := range s {
		mapped := mapping(r)
		if mapped == r && (r != utf8.RuneError || HasPrefix(s[i:], "\uFFFD")) {
			continue
		}
		var b Builder
		b.Grow(len(s) + utf8.UTFMax)
		b.WriteString(s[:i])
		if mapped >= 0 {
			b.WriteRune(mapped)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		for _, r := range s[i+size:] {
			if mapped := mapping(r); mapped >= 0 {
				b.WriteRune(mapped)
			}
		}
		return b.String()
	}
	return s
}

// mapASCII adds delta to the bytes of s from lo to hi; ok is false if s has others than ASCII.
func mapASCII(s string, lo, hi byte, delta byte) (mapped string, ok bool) {
	first := -1
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		if first < 0 && lo <= c && c <= hi {
			first = i
		}
	}
	if first < 0 {
		return s, true
	}
	var b Builder
	b.Grow(len(s))
	b.WriteString(s)
	for i := first; i < len(b.buf); i++ {
		if c := b.buf[i]; lo <= c && c <= hi {
			b.buf[i] = c + delta
		}
	}
	return b.String(), true
}

// ToUpper returns s in upper case.
func ToUpper(s string) string {
	if mapped, ok := mapASCII(s, 'a', 'z', 256-('a'-'A')); ok {
		return mapped
	}
	return Map(unicode.ToUpper, s)
}

// ToLower returns s in lower case.
func ToLower(s string) string {
	if mapped, ok := mapASCII(s, 'A', 'Z', 'a'-'A'); ok {
		return mapped
	}
	return Map(unicode.ToLower, s)
}

// ToTitle returns s in title case, every letter of it.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with c's mappings.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with c's mappings.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with c's mappings.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// Title returns s with the first letters of words in title case. What begins a word is decided too simply; the function
// is kept for old programs.
func Title(s string) string {
	previous := ' '
	return Map(func(r rune) rune {
		if separates(previous) {
			previous = r
			return unicode.ToTitle(r)
		}
		previous = r
		return r
	}, s)
}

// separates reports whether a letter after r begins a word.
func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return !('0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

// ToValidUTF8 replaces each run of invalid bytes by replacement.
func ToValidUTF8(s, replacement string) string {
	var b Builder
	copied := 0 // s[:copied] is in b
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		if size > 1 {
			i += size
			continue
		}
		if copied == 0 && b.Cap() == 0 {
			b.Grow(len(s) + len(replacement))
		}
		b.WriteString(s[copied:i])
		b.WriteString(replacement)
		for size == 1 && i < len(s) && s[i] >= utf8.RuneSelf {
			i++
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		copied = i
	}
	if b.Cap() == 0 {
		return s
	}
	b.WriteString(s[copied:])
	return b.String()
}

// EqualFold reports whether s and t are equal but for case, by simple folding.
func EqualFold(s, t string) bool {
	i := 0
	for ; i < len(s) && i < len(t); i++ {
		a, b := s[i], t[i]
		if a|b >= utf8.RuneSelf {
			return equalFoldRunes(s[i:], t[i:])
		}
		if a != b && (a^b != 0x20 || a|0x20 < 'a' || a|0x20 > 'z') {
			return false
		}
	}
	return len(s) == len(t)
}

func equalFoldRunes(s, t string) bool {
	for _, a := range s {
		if t == "" {
			return false
		}
		b, size := utf8.DecodeRuneInString(t)
		t = t[size:]
		if a == b {
			continue
		}
		// Go round the cycle of a.
		fold := unicode.SimpleFold(a)
		for fold != a && fold != b {
			fold = unicode.SimpleFold(fold)
		}
		if fold != b {
			return false
		}
	}
	return t == ""
}
