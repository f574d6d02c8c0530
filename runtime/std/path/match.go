package path

import (
	"errors"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether all of name fits pattern: '*' for any characters but '/', '?' for one of them, '[…]' for one of a
// class (ranges with '-', '^' for all others), '\\' before a character for itself, and all others for themselves.
func Match(pattern, name string) (matched bool, err error) {
	for pattern != "" {
		star := false
		for pattern != "" && pattern[0] == '*' {
			star = true
			pattern = pattern[1:]
		}
		if star && pattern == "" { // takes all the rest
			for i := 0; i < len(name); i++ {
				if name[i] == '/' {
					return false, nil
				}
			}
			return true, nil
		}
		// The part up to the next star is tried here, and after a star everywhere up to the next slash. The first place
		// is good enough, since the next star can take whatever a later one would.
		part := pattern[:partEnd(pattern)]
		pattern = pattern[len(part):]
		found := false
		for i := 0; i <= len(name); i++ {
			rest, ok, err := matchPart(part, name[i:])
			if err != nil {
				return false, err
			}
			if ok && (pattern != "" || rest == "") {
				name = rest
				found = true
				break
			}
			if !star || i == len(name) || name[i] == '/' {
				break
			}
		}
		if !found {
			return false, checkRest(pattern)
		}
	}
	return name == "", nil
}

// partEnd finds the first star that is not in a class or escaped.
func partEnd(pattern string) int {
	inClass := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			inClass = true
		case ']':
			inClass = false
		case '*':
			if !inClass {
				return i
			}
		}
	}
	return len(pattern)
}

// checkRest looks for errors in what was not tried.
func checkRest(pattern string) error {
	for pattern != "" {
		for pattern != "" && pattern[0] == '*' {
			pattern = pattern[1:]
		}
		part := pattern[:partEnd(pattern)]
		pattern = pattern[len(part):]
		if _, _, err := matchPart(part, ""); err != nil {
			return err
		}
	}
	return nil
}

// matchPart matches a part without stars with the start of s and returns what remains. After a mismatch it goes on only
// to find errors.
func matchPart(part, s string) (rest string, ok bool, err error) {
	failed := false
	for part != "" {
		failed = failed || s == ""
		switch part[0] {
		case '[':
			var r rune
			if !failed {
				var size int
				r, size = utf8.DecodeRuneInString(s)
				s = s[size:]
			}
			part = part[1:]
			negated := part != "" && part[0] == '^'
			if negated {
				part = part[1:]
			}
			in := false
			for count := 0; ; count++ {
				if part != "" && part[0] == ']' && count > 0 {
					part = part[1:]
					break
				}
				var low, high rune
				if low, part, err = classChar(part); err != nil {
					return "", false, err
				}
				high = low
				if part[0] == '-' {
					if high, part, err = classChar(part[1:]); err != nil {
						return "", false, err
					}
				}
				in = in || low <= r && r <= high
			}
			failed = failed || in == negated
		case '?':
			if !failed {
				failed = s[0] == '/'
				_, size := utf8.DecodeRuneInString(s)
				s = s[size:]
			}
			part = part[1:]
		case '\\':
			part = part[1:]
			if part == "" {
				return "", false, ErrBadPattern
			}
			fallthrough
		default:
			if !failed {
				failed = part[0] != s[0]
				s = s[1:]
			}
			part = part[1:]
		}
	}
	if failed {
		return "", false, nil
	}
	return s, true, nil
}

// classChar reads a character of a class, which must not end there.
func classChar(part string) (r rune, rest string, err error) {
	if part == "" || part[0] == '-' || part[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if part[0] == '\\' {
		part = part[1:]
		if part == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, size := utf8.DecodeRuneInString(part)
	rest = part[size:]
	if r == utf8.RuneError && size == 1 || rest == "" {
		return 0, "", ErrBadPattern
	}
	return r, rest, nil
}
