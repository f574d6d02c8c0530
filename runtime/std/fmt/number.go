// Numbers and booleans: %b %o %O %d %x %X %c %q %U of integers, the float verbs, complex numbers.

package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdef"
	upperDigits = "0123456789ABCDEF"

	signed   = true
	unsigned = false
)

func (p *printer) printBool(v bool, verb rune) {
	if verb != 't' && verb != 'v' {
		p.badVerb(verb)
		return
	}
	if v {
		p.padString("true")
	} else {
		p.padString("false")
	}
}

// printInteger prints v, which holds a signed number's two's complement if isSigned.
func (p *printer) printInteger(v uint64, isSigned bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !isSigned {
			p.hex0x(v, true)
		} else {
			p.integer(v, 10, isSigned, verb, lowerDigits)
		}
	case 'd':
		p.integer(v, 10, isSigned, verb, lowerDigits)
	case 'b':
		p.integer(v, 2, isSigned, verb, lowerDigits)
	case 'o', 'O':
		p.integer(v, 8, isSigned, verb, lowerDigits)
	case 'x':
		p.integer(v, 16, isSigned, verb, lowerDigits)
	case 'X':
		p.integer(v, 16, isSigned, verb, upperDigits)
	case 'c':
		p.pad(utf8.AppendRune(p.scratch[:0], toRune(v)))
	case 'q':
		if p.plus {
			p.pad(strconv.AppendQuoteRuneToASCII(p.scratch[:0], toRune(v)))
		} else {
			p.pad(strconv.AppendQuoteRune(p.scratch[:0], toRune(v)))
		}
	case 'U':
		p.unicode(v)
	default:
		p.badVerb(verb)
	}
}

// toRune is the rune numbered v, U+FFFD if there is none.
func toRune(v uint64) rune {
	if v > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(v)
}

// decimal appends v in base 10, the way of a number without any options.
func (p *printer) decimal(v uint64, isSigned bool) {
	if isSigned && int64(v) < 0 {
		p.buf = append(p.buf, '-')
		v = -v
	}
	if v < 10 {
		p.buf = append(p.buf, byte('0'+v))
		return
	}
	i := len(p.scratch)
	for v >= 10 {
		q := v / 10
		i--
		p.scratch[i] = byte('0' + v - q*10)
		v = q
	}
	i--
	p.scratch[i] = byte('0' + v)
	p.buf = append(p.buf, p.scratch[i:]...)
}

// hex0x prints v in hexadecimal, with a 0x or without whatever the sharp flag says.
func (p *printer) hex0x(v uint64, prefix bool) {
	was := p.sharp
	p.sharp = prefix
	p.integer(v, 16, unsigned, 'v', lowerDigits)
	p.sharp = was
}

// integer is the general way to print an integer.
func (p *printer) integer(v uint64, base uint64, isSigned bool, verb rune, digits string) {
	if p.plain && base == 10 {
		p.decimal(v, isSigned)
		return
	}
	negative := isSigned && int64(v) < 0
	if negative {
		v = -v
	}
	// Least digits to write: the precision, or the width if it asks for zeros in front (less the place of a sign).
	least := 0
	switch {
	case p.hasPrec:
		least = p.precision
		if least == 0 && v == 0 {
			was := p.zero
			p.zero = false
			p.fill(p.width)
			p.zero = was
			return
		}
	case p.zero && !p.minus && p.hasWidth:
		least = p.width
		if negative || p.plus || p.space {
			least--
		}
	}
	// Longest: 64 binary digits or least digits, a prefix of two and a sign.
	b := p.scratch[:]
	if need := least + 3; need > len(b) {
		b = make([]byte, need)
	}
	i := len(b)
	switch base {
	case 10:
		for v >= 10 {
			i--
			q := v / 10
			b[i] = byte('0' + v - q*10)
			v = q
		}
	case 16:
		for v >= 16 {
			i--
			b[i] = digits[v&15]
			v >>= 4
		}
	case 8:
		for v >= 8 {
			i--
			b[i] = byte('0' + v&7)
			v >>= 3
		}
	case 2:
		for v >= 2 {
			i--
			b[i] = byte('0' + v&1)
			v >>= 1
		}
	}
	i--
	b[i] = digits[v]
	for i > 0 && len(b)-i < least {
		i--
		b[i] = '0'
	}
	if p.sharp {
		switch base {
		case 2:
			i -= 2
			b[i], b[i+1] = '0', 'b'
		case 8:
			if b[i] != '0' {
				i--
				b[i] = '0'
			}
		case 16:
			i -= 2
			b[i], b[i+1] = '0', 'x'
			if digits[10] == 'A' {
				b[i+1] = 'X'
			}
		}
	}
	if verb == 'O' {
		i -= 2
		b[i], b[i+1] = '0', 'o'
	}
	switch {
	case negative:
		i--
		b[i] = '-'
	case p.plus:
		i--
		b[i] = '+'
	case p.space:
		i--
		b[i] = ' '
	}
	// The zeros are in b already, or there is a precision, and then padding is with spaces.
	was := p.zero
	p.zero = false
	p.pad(b[i:])
	p.zero = was
}

// unicode prints U+0078, or with the sharp flag U+0078 'x'.
func (p *printer) unicode(v uint64) {
	var room [80]byte
	b := append(room[:0], 'U', '+')
	least := 4
	if p.hasPrec && p.precision > 4 {
		least = p.precision
	}
	n := 1
	for w := v >> 4; w != 0; w >>= 4 {
		n++
	}
	for k := n; k < least; k++ {
		b = append(b, '0')
	}
	for n--; n >= 0; n-- {
		b = append(b, upperDigits[v>>(uint(n)*4)&15])
	}
	if p.sharp && v <= utf8.MaxRune && strconv.IsPrint(rune(v)) {
		b = append(b, " '"...)
		b = utf8.AppendRune(b, rune(v))
		b = append(b, '\'')
	}
	was := p.zero
	p.zero = false
	p.pad(b)
	p.zero = was
}

// printFloat prints a float of size bits.
func (p *printer) printFloat(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.float(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.float(v, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.float(v, size, byte(verb), 6)
	case 'F':
		p.float(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

// float formats v as strconv does with format and prec, and then sees to sign, the sharp flag and padding.
func (p *printer) float(v float64, size int, format byte, prec int) {
	if p.plain {
		p.buf = strconv.AppendFloat(p.buf, v, format, prec, size) // "+Inf" keeps its sign
		return
	}
	if p.hasPrec {
		prec = p.precision
	}
	num := strconv.AppendFloat(p.scratch[:1], v, format, prec, size)
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	} else {
		num[0] = '+'
	}
	// From here num always begins with a sign.
	if p.space && num[0] == '+' && !p.plus {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		// Infinities and NaN are not padded with zeros. An infinity always shows its sign, NaN only if asked to.
		was := p.zero
		p.zero = false
		if num[1] == 'N' && !p.space && !p.plus {
			num = num[1:]
		}
		p.pad(num)
		p.zero = was
		return
	}
	if p.sharp && format != 'b' {
		num = keepPoint(num, format, prec)
	}
	if !p.plus && num[0] == '+' {
		p.pad(num[1:])
		return
	}
	if p.zero && !p.minus && p.hasWidth && p.width > len(num) {
		// The sign comes before the zeros.
		p.buf = append(p.buf, num[0])
		p.fill(p.width - len(num))
		p.buf = append(p.buf, num[1:]...)
		return
	}
	p.pad(num)
}

// keepPoint does what the sharp flag asks of a float: a decimal point always, and for %g no trailing zeros removed.
// num has a sign in front.
func keepPoint(num []byte, format byte, prec int) []byte {
	want := 0 // significant digits still to come
	if format == 'g' || format == 'G' || format == 'x' {
		want = prec
		if want < 0 {
			want = 6
		}
	}
	hex := format == 'x' || format == 'X'
	end := len(num)
	point, significant := false, false
	for i := 1; i < end; i++ {
		c := num[i]
		switch {
		case c == '.':
			point = true
		case c == 'p' || c == 'P' || (c == 'e' || c == 'E') && !hex:
			end = i
		default:
			if c != '0' {
				significant = true
			}
			if significant {
				want--
			}
		}
	}
	var room [8]byte
	exponent := append(room[:0], num[end:]...)
	num = num[:end]
	if !point {
		if len(num) == 2 && num[1] == '0' {
			want-- // the one zero before the point counts
		}
		num = append(num, '.')
	}
	for ; want > 0; want-- {
		num = append(num, '0')
	}
	return append(num, exponent...)
}

// printComplex prints a complex number whose parts have size bits.
func (p *printer) printComplex(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		wasPlus, wasPlain := p.plus, p.plain
		p.buf = append(p.buf, '(')
		p.printFloat(real(v), size, verb)
		p.plus, p.plain = true, false // the imaginary part always shows its sign
		p.printFloat(imag(v), size, verb)
		p.buf = append(p.buf, "i)"...)
		p.plus, p.plain = wasPlus, wasPlain
	default:
		p.badVerb(verb)
	}
}
