package strconv

import "unicode/utf8"

const hexChars = "0123456789abcdef"

// keep tells which runes stay as they are when quoted.
type keep int

const (
	keepPrintable keep = iota
	keepASCII
	keepGraphic
)

// Quote returns s as a Go string literal in double quotes, with escapes for what IsPrint does not hold.
func Quote(s string) string { return quote(s, keepPrintable) }

// AppendQuote appends Quote(s) to dst.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, keepPrintable) }

// QuoteToASCII is Quote with escapes for all that is not ASCII too.
func QuoteToASCII(s string) string { return quote(s, keepASCII) }

// AppendQuoteToASCII appends QuoteToASCII(s) to dst.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, keepASCII) }

// QuoteToGraphic is Quote with what IsGraphic holds unchanged.
func QuoteToGraphic(s string) string { return quote(s, keepGraphic) }

// AppendQuoteToGraphic appends QuoteToGraphic(s) to dst.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuoted(dst, s, keepGraphic) }

// QuoteRune returns r as a Go character literal; an invalid r as U+FFFD.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, keepPrintable)) }

// AppendQuoteRune appends QuoteRune(r) to dst.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, keepPrintable) }

// QuoteRuneToASCII is QuoteRune with an escape for what is not ASCII.
func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, keepASCII)) }

// AppendQuoteRuneToASCII appends QuoteRuneToASCII(r) to dst.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, keepASCII) }

// QuoteRuneToGraphic is QuoteRune with what IsGraphic holds unchanged.
func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, keepGraphic)) }

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic(r) to dst.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, keepGraphic)
}

func quote(s string, k keep) string {
	return string(appendQuoted(make([]byte, 0, len(s)+len(s)/2+2), s, k))
}

func appendQuoted(dst []byte, s string, k keep) []byte {
	dst = append(dst, '"')
	plain := 0 // s[plain:i] is to be copied as it is
	for i := 0; i < len(s); {
		c := s[i]
		if ' ' <= c && c < 0x7F && c != '"' && c != '\\' {
			i++
			continue
		}
		dst = append(dst, s[plain:i]...)
		size := 1
		if c < utf8.RuneSelf {
			dst = appendEscaped(dst, rune(c), '"', k)
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if size == 1 {
				dst = append(dst, '\\', 'x', hexChars[c>>4], hexChars[c&15])
			} else {
				dst = appendEscaped(dst, r, '"', k)
			}
		}
		i += size
		plain = i
	}
	dst = append(dst, s[plain:]...)
	return append(dst, '"')
}

func appendQuotedRune(dst []byte, r rune, k keep) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	dst = appendEscaped(dst, r, '\'', k)
	return append(dst, '\'')
}

// appendEscaped writes r as it stands between two of the given quotes.
func appendEscaped(dst []byte, r rune, quote byte, k keep) []byte {
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	if r < utf8.RuneSelf {
		if ' ' <= r && r < 0x7F {
			return append(dst, byte(r))
		}
	} else if k == keepPrintable && IsPrint(r) || k == keepGraphic && IsGraphic(r) {
		return utf8.AppendRune(dst, r)
	}
	if '\a' <= r && r <= '\r' { // \a \b \t \n \v \f \r follow one another
		return append(dst, '\\', "abtnvfr"[r-'\a'])
	}
	digits := 8
	mark := byte('U')
	switch {
	case r < ' ' || r == 0x7F:
		digits, mark = 2, 'x'
	case r < 0x10000:
		digits, mark = 4, 'u'
	}
	dst = append(dst, '\\', mark)
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexChars[r>>uint(shift)&15])
	}
	return dst
}

// CanBackquote reports whether s can be written between backquotes, on one line and without control characters other
// than tab.
func CanBackquote(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\t' || c == '`' || c == 0x7F {
				return false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 || r == '\uFEFF' {
			return false
		}
		i += size - 1
	}
	return true
}

// IsPrint reports whether r is a letter, mark, number, punctuation, symbol or the ASCII space: unicode.IsPrint, without
// that package's tables.
func IsPrint(r rune) bool {
	if uint32(r) <= 0xFF {
		return ' ' <= r && r < 0x7F || 0xA1 <= r && r != 0xAD
	}
	// Count the edges at or before r.
	low, high := 0, len(printEdges)/3
	for low < high {
		middle := int(uint(low+high) / 2)
		e := printEdges[3*middle : 3*middle+3]
		if rune(e[0])<<16|rune(e[1])<<8|rune(e[2]) <= r {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low&1 != 0 && r >= 0
}

// IsGraphic reports whether r is printable or a space of category Zs: unicode.IsGraphic.
func IsGraphic(r rune) bool {
	if IsPrint(r) {
		return true
	}
	switch r {
	case 0xA0, 0x1680, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}
