// Strings and byte slices: %s %q %x %X, and %v and %d of bytes.

package fmt

import (
	"reflect"
	"strconv"
	"unicode/utf8"
)

func (p *printer) printString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quote(s)
		} else {
			p.text(s)
		}
	case 's':
		p.text(s)
	case 'q':
		p.quote(s)
	case 'x':
		p.hexString(s, lowerDigits)
	case 'X':
		p.hexString(s, upperDigits)
	default:
		p.badVerb(verb)
	}
}

// text prints s, cut to the precision.
func (p *printer) text(s string) {
	if p.plain {
		p.buf = append(p.buf, s...)
		return
	}
	p.padString(p.cut(s))
}

// cut returns the first precision runes of s.
func (p *printer) cut(s string) string {
	if p.hasPrec {
		n := p.precision
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

// cutBytes returns the first precision runes of b.
func (p *printer) cutBytes(b []byte) []byte {
	if p.hasPrec {
		n := p.precision
		for i := 0; i < len(b); {
			n--
			if n < 0 {
				return b[:i]
			}
			w := 1
			if b[i] >= utf8.RuneSelf {
				_, w = utf8.DecodeRune(b[i:])
			}
			i += w
		}
	}
	return b
}

// quote prints s as a Go string literal; with the sharp flag in backquotes if that can be.
func (p *printer) quote(s string) {
	s = p.cut(s)
	if p.sharp && strconv.CanBackquote(s) {
		p.padString("`" + s + "`")
		return
	}
	if p.plus {
		p.pad(strconv.AppendQuoteToASCII(p.scratch[:0], s))
	} else {
		p.pad(strconv.AppendQuote(p.scratch[:0], s))
	}
}

func (p *printer) printBytes(b []byte, verb rune, typeName string) {
	switch verb {
	case 'v', 'd':
		if !p.sharpV {
			p.buf = append(p.buf, '[')
			for i, c := range b {
				if i > 0 {
					p.buf = append(p.buf, ' ')
				}
				p.integer(uint64(c), 10, unsigned, verb, lowerDigits)
			}
			p.buf = append(p.buf, ']')
			return
		}
		p.buf = append(p.buf, typeName...)
		if b == nil {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		p.buf = append(p.buf, '{')
		for i, c := range b {
			if i > 0 {
				p.buf = append(p.buf, ", "...)
			}
			p.hex0x(uint64(c), true)
		}
		p.buf = append(p.buf, '}')
	case 's':
		if p.plain {
			p.buf = append(p.buf, b...)
			return
		}
		p.pad(p.cutBytes(b))
	case 'x':
		p.hexString(string(b), lowerDigits)
	case 'X':
		p.hexString(string(b), upperDigits)
	case 'q':
		p.quote(string(b))
	default:
		p.printValue(reflect.ValueOf(b), verb, 0) // a list of numbers
	}
}

// hexString prints the bytes of s in hexadecimal: as one number, or with the space flag byte by byte, where the sharp flag
// puts 0x before each.
func (p *printer) hexString(s string, digits string) {
	if p.hasPrec && p.precision < len(s) {
		s = s[:p.precision]
	}
	if len(s) == 0 {
		if p.hasWidth {
			p.fill(p.width)
		}
		return
	}
	columns := 2 * len(s)
	switch {
	case p.space && p.sharp:
		columns = 5*len(s) - 1
	case p.space:
		columns = 3*len(s) - 1
	case p.sharp:
		columns += 2
	}
	room := 0
	if p.hasWidth {
		room = p.width - columns
	}
	if !p.minus {
		p.fill(room)
	}
	x := byte('x')
	if digits[10] == 'A' {
		x = 'X'
	}
	for i := 0; i < len(s); i++ {
		if p.space && i > 0 {
			p.buf = append(p.buf, ' ')
		}
		if p.sharp && (p.space || i == 0) {
			p.buf = append(p.buf, '0', x)
		}
		p.buf = append(p.buf, digits[s[i]>>4], digits[s[i]&15])
	}
	if p.minus {
		p.fill(room)
	}
}
