package bytes

import (
	"unicode"
	"unicode/utf8"
)

// Map returns a copy of s with its runes replaced by what mapping gives; a negative value drops the rune.
func Map(mapping func(r rune) rune, s []byte) []byte {
	mapped := make([]byte, 0, len(s))
	for _, r := range view(s) {
		if r = mapping(r); r >= 0 {
			mapped = utf8.AppendRune(mapped, r)
		}
	}
	return mapped
}

// mapASCII is Map for adding delta to the bytes from lo to hi; nil if s has others than ASCII.
func mapASCII(s []byte, lo, hi byte, delta byte) []byte {
	mapped := make([]byte, len(s))
	for i, c := range s {
		if c >= utf8.RuneSelf {
			return nil
		}
		if lo <= c && c <= hi {
			c += delta
		}
		mapped[i] = c
	}
	return mapped
}

// ToUpper returns a copy of s in upper case.
func ToUpper(s []byte) []byte {
	if mapped := mapASCII(s, 'a', 'z', 256-('a'-'A')); mapped != nil {
		return mapped
	}
	return Map(unicode.ToUpper, s)
}

// ToLower returns a copy of s in lower case.
func ToLower(s []byte) []byte {
	if mapped := mapASCII(s, 'A', 'Z', 'a'-'A'); mapped != nil {
		return mapped
	}
	return Map(unicode.ToLower, s)
}

// ToTitle returns a copy of s in title case, every letter of it.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with c's mappings.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with c's mappings.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with c's mappings.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// Title returns a copy of s with the first letters of words in title case. What begins a word is decided too simply; the
// function is kept for old programs.
func Title(s []byte) []byte {
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

// ToValidUTF8 returns a copy of s with each run of invalid bytes replaced by replacement.
func ToValidUTF8(s, replacement []byte) []byte {
	valid := make([]byte, 0, len(s)+len(replacement))
	wasInvalid := false
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRune(s[i:])
		if size == 1 && s[i] >= utf8.RuneSelf {
			if !wasInvalid {
				valid = append(valid, replacement...)
			}
			wasInvalid = true
		} else {
			valid = append(valid, s[i:i+size]...)
			wasInvalid = false
		}
		i += size
	}
	return valid
}
