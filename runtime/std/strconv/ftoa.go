package strconv

import (
	"math"
	"math/bits"
)

// FormatFloat returns f in format fmt: 'b' (mantissa, p, binary exponent), 'e' 'E' (d.dde±dd), 'f' (ddd.dd), 'g' 'G' ('e'
// for large exponents, else 'f'), 'x' 'X' (hexadecimal). prec counts digits after the point, for 'g' all digits; -1 takes
// the fewest that read back as f among values of bitSize 32 or 64.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	var buf [32]byte
	return string(AppendFloat(buf[:0], f, fmt, prec, bitSize))
}

// AppendFloat appends FormatFloat's text to dst.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	var mant uint64
	var e int
	var negative bool
	var form *format
	switch bitSize {
	case 64:
		b := math.Float64bits(f)
		form = &float64Format
		negative, e, mant = b>>63 != 0, int(b>>52&0x7FF), b&(1<<52-1)
	case 32:
		b := math.Float32bits(float32(f))
		form = &float32Format
		negative, e, mant = b>>31 != 0, int(b>>23&0xFF), uint64(b&(1<<23-1))
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	if e == form.maxExp-form.minExp+2 {
		switch {
		case mant != 0:
			return append(dst, "NaN"...)
		case negative:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	}
	if e == 0 {
		e = 1
	} else {
		mant |= 1 << (form.mantBits - 1)
	}
	e += form.minExp - 1
	if negative {
		dst = append(dst, '-')
	}
	switch fmt {
	case 'b':
		return appendBinary(dst, mant, e)
	case 'x', 'X':
		return appendHex(dst, fmt, prec, mant, e, form)
	}

	// Digits: an integer of at most 19 of them, or an exact expansion.
	var buf [24]byte
	d := decimal{digits: buf[:0]}
	shortest := prec < 0
	if mant != 0 {
		if shortest {
			n, q := shortestDecimal(mant, e, form)
			d.setInteger(n, q)
		} else {
			d.setRounded(mant, e, fmt, prec)
		}
	}
	if shortest {
		switch n := len(d.digits); fmt {
		case 'e', 'E':
			prec = n - 1
		case 'f':
			prec = n - d.point
		case 'g', 'G':
			prec = n
		}
		if prec < 0 {
			prec = 0
		}
	} else if prec == 0 && (fmt == 'g' || fmt == 'G') {
		prec = 1
	}
	switch fmt {
	case 'e', 'E':
		return d.appendExponent(dst, fmt, prec)
	case 'f':
		return d.appendPoint(dst, prec)
	case 'g', 'G':
		return d.appendGeneral(dst, fmt, prec, shortest)
	}
	if negative {
		dst = dst[:len(dst)-1]
	}
	return append(dst, '%', fmt)
}

// setInteger sets d to n * 10^q, n != 0.
func (d *decimal) setInteger(n uint64, q int) {
	var buf [64]byte
	text := buf[writeDecimal(&buf, n):]
	d.digits = append(d.digits[:0], text...)
	d.point = len(text) + q
	d.trim()
}

// setRounded sets d to mant * 2^e, rounded as fmt and prec ask for.
func (d *decimal) setRounded(mant uint64, e int, fmt byte, prec int) {
	digits := prec
	switch fmt {
	case 'e', 'E':
		digits++
	case 'g', 'G':
		if digits == 0 {
			digits = 1
		}
	case 'f':
		// The decimal exponent is at least low, so at most 2 more digits than this come before place prec.
		low := log10Pow2(e + bits.Len64(mant) - 1)
		if low+prec+2 <= 18 && prec <= highestPower {
			p := scale(mant, prec)
			if n, ok := p.round(-(p.exp + 128 + e)); ok {
				if n != 0 {
					d.setInteger(n, -prec)
				}
				return
			}
		}
		*d = expand(mant, e)
		d.round(d.point + prec)
		return
	default:
		return
	}
	if digits <= 18 {
		// 10^top <= value; with one more digit than asked for, top was too low by one (or rounding went up to 10^…).
		for top := log10Pow2(e + bits.Len64(mant) - 1); ; top++ {
			q := digits - 1 - top
			p := scale(mant, q)
			n, ok := p.round(-(p.exp + 128 + e))
			if !ok {
				break
			}
			if n < tenTo[digits] {
				d.setInteger(n, -q)
				return
			}
		}
	}
	*d = expand(mant, e)
	d.round(digits)
}

// tenTo has the powers of ten that fit in 64 bits.
var tenTo = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// shortestDecimal gives the shortest n * 10^q that rounds to c * 2^e, and of several the one nearest to it. Method:
// R. Giulietti, "The Schubfach way to render doubles" (2020).
func shortestDecimal(c uint64, e int, f *format) (n uint64, q int) {
	// The value and the ends of its rounding interval, in quarters of 2^e. Below a power of two the interval is shorter.
	odd := c & 1
	value, upper, lower := 4*c, 4*c+2, 4*c-2
	if c == 1<<(f.mantBits-1) && e > f.minExp {
		lower++
		q = (e*1262611 - 524031) >> 22 // floor(log10(3/4 * 2^e))
	} else {
		q = log10Pow2(e)
	}
	// Scaled by 10^-q, with the power rounded up; the last bit tells whether something was cut off.
	hi, lo := powerOfTen(-q)
	if -q < 0 || -q > exactPowers {
		if lo++; lo == 0 {
			hi++
		}
	}
	shift := uint(e + log2Pow10(-q) + 1)
	value = scaleToOdd(hi, lo, value<<shift)
	lower = scaleToOdd(hi, lo, lower<<shift) + odd // ends belong to the interval if c is even
	upper = scaleToOdd(hi, lo, upper<<shift) - odd

	s := value / 4
	if s >= 10 {
		// One digit less, if just one multiple of ten is inside.
		t := s / 10
		down, up := lower <= 40*t, 40*t+40 <= upper
		if down != up {
			if up {
				t++
			}
			return t, q + 1
		}
	}
	down, up := lower <= 4*s, 4*s+4 <= upper
	if down != up {
		if up {
			s++
		}
		return s, q
	}
	// Both neighbours are inside: the nearer one.
	if rest := value - 4*s; rest > 2 || rest == 2 && s&1 != 0 {
		s++
	}
	return s, q
}

// scaleToOdd gives the upper 64 bits of (hi:lo)*m, made odd if bits below them were cut off.
func scaleToOdd(hi, lo, m uint64) uint64 {
	carry, _ := bits.Mul64(lo, m)
	top, mid := bits.Mul64(hi, m)
	mid, c := bits.Add64(mid, carry, 0)
	top += c
	if mid > 1 {
		top |= 1
	}
	return top
}

// appendExponent writes d.ddde±dd with prec digits after the point.
func (d *decimal) appendExponent(dst []byte, fmt byte, prec int) []byte {
	exp := d.point - 1
	if len(d.digits) == 0 {
		exp = 0
		dst = append(dst, '0')
	} else {
		dst = append(dst, d.digits[0])
	}
	if prec > 0 {
		dst = append(dst, '.')
		n := 0
		if len(d.digits) > 1 {
			n = len(d.digits) - 1
			if n > prec {
				n = prec
			}
			dst = append(dst, d.digits[1:1+n]...)
		}
		dst = appendZeros(dst, prec-n)
	}
	dst = append(dst, fmt)
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp >= 100 {
		dst = append(dst, byte('0'+exp/100))
		exp %= 100
	}
	return append(dst, pairs[2*exp], pairs[2*exp+1])
}

// appendPoint writes ddd.ddd with prec digits after the point.
func (d *decimal) appendPoint(dst []byte, prec int) []byte {
	n := len(d.digits)
	at := d.point // digits before it are the integer part
	switch {
	case at <= 0:
		dst = append(dst, '0')
	case at < n:
		dst = append(dst, d.digits[:at]...)
	default:
		dst = append(dst, d.digits...)
		dst = appendZeros(dst, at-n)
	}
	if prec <= 0 {
		return dst
	}
	dst = append(dst, '.')
	if at < 0 {
		zeros := -at
		if zeros > prec {
			zeros = prec
		}
		dst = appendZeros(dst, zeros)
		prec -= zeros
		at = 0
	}
	if at < n && prec > 0 {
		some := d.digits[at:]
		if len(some) > prec {
			some = some[:prec]
		}
		dst = append(dst, some...)
		prec -= len(some)
	}
	return appendZeros(dst, prec)
}

// appendGeneral writes the exponent form if the exponent is below -4 or not below the precision.
func (d *decimal) appendGeneral(dst []byte, fmt byte, prec int, shortest bool) []byte {
	n := len(d.digits)
	limit := prec
	if limit > n && n >= d.point {
		limit = n
	}
	if shortest {
		limit = 6
	}
	if exp := d.point - 1; exp < -4 || exp >= limit {
		if prec > n {
			prec = n
		}
		return d.appendExponent(dst, fmt+'e'-'g', prec-1)
	}
	if prec > d.point {
		prec = n
	}
	return d.appendPoint(dst, prec-d.point)
}

func appendZeros(dst []byte, n int) []byte {
	for ; n > 0; n-- {
		dst = append(dst, '0')
	}
	return dst
}

// appendBinary writes ddddp±ddd.
func appendBinary(dst []byte, mant uint64, e int) []byte {
	dst = AppendUint(dst, mant, 10)
	dst = append(dst, 'p')
	if e >= 0 {
		dst = append(dst, '+')
	}
	return AppendInt(dst, int64(e), 10)
}

// appendHex writes 0xd.ddddp±dd, the first digit being 1 (or 0 for zero).
func appendHex(dst []byte, fmt byte, prec int, mant uint64, e int, f *format) []byte {
	digits := digitChars
	if fmt == 'X' {
		digits = "0123456789ABCDEF"
	}
	if mant == 0 {
		e = 0
	} else {
		// The leading one to bit 60: four bits for every digit after it.
		zeros := bits.LeadingZeros64(mant) - 3
		mant <<= uint(zeros)
		e += 60 - zeros
		if 0 <= prec && prec < 15 {
			drop := uint(60 - 4*prec)
			rest := mant & (1<<drop - 1)
			mant >>= drop
			if half := uint64(1) << (drop - 1); rest > half || rest == half && mant&1 != 0 {
				mant++
			}
			mant <<= drop
			if mant>>61 != 0 {
				mant >>= 1
				e++
			}
		}
	}
	dst = append(dst, '0', fmt, '0'+byte(mant>>60&1))
	mant <<= 4
	if prec < 0 && mant != 0 || prec > 0 {
		dst = append(dst, '.')
		for i := 0; i < prec || prec < 0 && mant != 0; i++ {
			dst = append(dst, digits[mant>>60])
			mant <<= 4
		}
	}
	dst = append(dst, fmt-('x'-'p'))
	if e < 0 {
		dst = append(dst, '-')
		e = -e
	} else {
		dst = append(dst, '+')
	}
	if e < 10 {
		dst = append(dst, '0')
	}
	return AppendUint(dst, uint64(e), 10)
}
