package strconv

import "unicode/utf8"

// UnquoteChar decodes the first character of a literal's inside: its value, whether it is to be encoded in UTF-8 (rather
// than being one byte), and what follows it. The given quote may only appear escaped; 0 forbids escaped quotes and allows
// plain ones.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	case len(s) == 1:
		return 0, false, "", ErrSyntax
	}
	c, tail = s[1], s[2:]
	switch c {
	case 'a':
		return '\a', false, tail, nil
	case 'b':
		return '\b', false, tail, nil
	case 'f':
		return '\f', false, tail, nil
	case 'n':
		return '\n', false, tail, nil
	case 'r':
		return '\r', false, tail, nil
	case 't':
		return '\t', false, tail, nil
	case 'v':
		return '\v', false, tail, nil
	case '\\':
		return '\\', false, tail, nil
	case '\'', '"':
		if c == quote {
			return rune(c), false, tail, nil
		}
	case 'x':
		if v, ok := digits(tail, 2, 16); ok {
			return v, false, tail[2:], nil
		}
	case 'u':
		if v, ok := digits(tail, 4, 16); ok && utf8.ValidRune(v) {
			return v, true, tail[4:], nil
		}
	case 'U':
		if v, ok := digits(tail, 8, 16); ok && utf8.ValidRune(v) {
			return v, true, tail[8:], nil
		}
	default:
		if v, ok := digits(s[1:], 3, 8); ok && v <= 0xFF {
			return v, false, s[4:], nil
		}
	}
	return 0, false, "", ErrSyntax
}

// digits reads n digits of the given base.
func digits(s string, n int, base byte) (v rune, ok bool) {
	if len(s) < n {
		return 0, false
	}
	for i := 0; i < n; i++ {
		d := digitValue(s[i])
		if d >= base {
			return 0, false
		}
		v = v*rune(base) + rune(d)
	}
	return v, true
}

// Unquote returns the string that the Go string or character literal s stands for.
func Unquote(s string) (string, error) {
	out, n, err := unquote(s, true)
	if err != nil || n < len(s) {
		return "", ErrSyntax
	}
	return out, nil
}

// QuotedPrefix returns the Go string or character literal that s begins with.
func QuotedPrefix(s string) (string, error) {
	_, n, err := unquote(s, false)
	if err != nil {
		return "", err
	}
	return s[:n], nil
}

// unquote reads the literal that s begins with: its value if wanted, and its length.
func unquote(s string, wanted bool) (out string, n int, err error) {
	if len(s) < 2 {
		return "", 0, ErrSyntax
	}
	switch s[0] {
	case '`':
		return unquoteRaw(s, wanted)
	case '"', '\'':
	default:
		return "", 0, ErrSyntax
	}
	quote := s[0]
	// Without escapes the value is a part of s.
	i := 1
	for i < len(s) && s[i] != quote && s[i] != '\\' && s[i] != '\n' && s[i] < utf8.RuneSelf {
		i++
	}
	if quote == '"' && i < len(s) && s[i] == '"' {
		return s[1:i], i + 1, nil
	}
	var buf []byte
	if wanted {
		buf = append(make([]byte, 0, len(s)), s[1:i]...)
	}
	if quote == '\'' {
		i = 1
		buf = buf[:0]
	}
	rest := s[i:]
	for rest != "" && rest[0] != quote {
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if err != nil || rest[0] == '\n' {
			return "", 0, ErrSyntax
		}
		rest = tail
		if wanted {
			if r < utf8.RuneSelf || !multibyte {
				buf = append(buf, byte(r))
			} else {
				buf = utf8.AppendRune(buf, r)
			}
		}
		if quote == '\'' {
			break // one character
		}
	}
	if rest == "" || rest[0] != quote {
		return "", 0, ErrSyntax
	}
	return string(buf), len(s) - len(rest) + 1, nil
}

// unquoteRaw reads a literal in backquotes, of which carriage returns are no part.
func unquoteRaw(s string, wanted bool) (out string, n int, err error) {
	returns := 0
	i := 1
	for ; i < len(s) && s[i] != '`'; i++ {
		if s[i] == '\r' {
			returns++
		}
	}
	if i == len(s) {
		return "", 0, ErrSyntax
	}
	out = s[1:i]
	if wanted && returns > 0 {
		buf := make([]byte, 0, len(out)-returns)
		for j := 0; j < len(out); j++ {
			if out[j] != '\r' {
				buf = append(buf, out[j])
			}
		}
		out = string(buf)
	}
	return out, i + 1, nil
}
