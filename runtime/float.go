// Shortest decimal text of a floating-point number, for print: the fewest digits that read back as the same number, in the
// form of strconv's 'g' with precision -1: an exponent below 1e-4 and from 1e6 on.
//
// Package runtime cannot import strconv, and printing floats to standard error needs no speed, so this is the plain algorithm:
// Steele and White's free-format generation with exact integers ("How to Print Floating-Point Numbers Accurately", 1990; as
// refined by Dybvig and Burger, "Printing Floating-Point Numbers Quickly and Accurately", 1996).

package runtime

// bignat is a natural number, least significant word first. 1,200 bits hold every numerator, denominator and margin: at most
// 2^1024 * 10 * 4 or 10^324 * 4.
type bignat struct {
	n int // words in use; the highest is not 0
	w [40]uint32
}

func (x *bignat) set(v uint64) {
	x.n = 0
	for v != 0 {
		x.w[x.n] = uint32(v)
		x.n++
		v >>= 32
	}
}

// mul is x *= m.
func (x *bignat) mul(m uint32) {
	carry := uint64(0)
	for i := 0; i < x.n; i++ {
		carry += uint64(x.w[i]) * uint64(m)
		x.w[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		x.w[x.n] = uint32(carry)
		x.n++
	}
}

// shl is x <<= s.
func (x *bignat) shl(s int) {
	for s >= 31 {
		x.mul(1 << 31)
		s -= 31
	}
	x.mul(1 << uint(s))
}

func (x *bignat) mulpow10(e int) {
	for e >= 9 {
		x.mul(1000000000)
		e -= 9
	}
	for e > 0 {
		x.mul(10)
		e--
	}
}

// cmp is the sign of x - y.
func (x *bignat) cmp(y *bignat) int {
	if x.n != y.n {
		if x.n < y.n {
			return -1
		}
		return 1
	}
	for i := x.n - 1; i >= 0; i-- {
		if x.w[i] != y.w[i] {
			if x.w[i] < y.w[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// add is x += y.
func (x *bignat) add(y *bignat) {
	n := x.n
	if y.n > n {
		n = y.n
	}
	carry := uint64(0)
	for i := 0; i < n; i++ {
		if i < x.n {
			carry += uint64(x.w[i])
		}
		if i < y.n {
			carry += uint64(y.w[i])
		}
		x.w[i] = uint32(carry)
		carry >>= 32
	}
	x.n = n
	if carry != 0 {
		x.w[n] = uint32(carry)
		x.n++
	}
}

// sub is x -= y, for y <= x.
func (x *bignat) sub(y *bignat) {
	borrow := int64(0)
	for i := 0; i < x.n; i++ {
		d := int64(x.w[i]) + borrow
		if i < y.n {
			d -= int64(y.w[i])
		}
		x.w[i] = uint32(d)
		borrow = d >> 32
	}
	for x.n > 0 && x.w[x.n-1] == 0 {
		x.n--
	}
}

// shortest writes the digits of the number mant * 2^exp to digits and gives how many, and the decimal point's place: the value
// is 0.d1d2d3… * 10^dp. lowerClose: the next number below is half as far as the one above (mant is a power of two).
func shortest(digits *[24]byte, mant uint64, exp int, lowerClose bool) (nd, dp int) {
	// value = r/s; half the gap to the next number above is mp/s, below mm/s.
	var r, s, mp, mm, t bignat
	r.set(mant)
	s.set(1)
	mp.set(1)
	mm.set(1)
	r.shl(1)
	s.shl(1)
	if exp >= 0 {
		r.shl(exp)
		mp.shl(exp)
		mm.shl(exp)
	} else {
		s.shl(-exp)
	}
	if lowerClose {
		r.shl(1)
		s.shl(1)
		mp.shl(1)
	}
	// Estimate dp = ceil(log10(value)), at most one too small: log10(2) is about 1233/4096.
	bits := exp
	for m := mant; m != 0; m >>= 1 {
		bits++
	}
	dp = ((bits - 1) * 1233) >> 12
	if dp >= 0 {
		s.mulpow10(dp)
	} else {
		r.mulpow10(-dp)
		mp.mulpow10(-dp)
		mm.mulpow10(-dp)
	}
	even := mant&1 == 0 // then the ends of the interval round to this number too
	for {
		t = r
		t.add(&mp)
		c := t.cmp(&s)
		if c > 0 || c == 0 && even {
			s.mul(10)
			dp++
			continue
		}
		break
	}
	for {
		r.mul(10)
		mp.mul(10)
		mm.mul(10)
		d := byte(0)
		for r.cmp(&s) >= 0 {
			r.sub(&s)
			d++
		}
		c := r.cmp(&mm)
		low := c < 0 || c == 0 && even
		t = r
		t.add(&mp)
		c = t.cmp(&s)
		high := c > 0 || c == 0 && even
		if !low && !high {
			digits[nd] = '0' + d
			nd++
			continue
		}
		if low && high {
			t = r
			t.mul(2)
			c = t.cmp(&s)
			high = c > 0 || c == 0 && d&1 == 1
		}
		if high {
			d++
		}
		digits[nd] = '0' + d
		nd++
		return nd, dp
	}
}

// fmtfloat writes the number with the given IEEE 754 bits to buf and gives the length.
func fmtfloat(buf *[32]byte, bits uint64, mantbits, expbits uint) int {
	n := 0
	neg := bits>>(mantbits+expbits) != 0
	exp := int(bits>>mantbits) & (1<<expbits - 1)
	mant := bits & (1<<mantbits - 1)
	if exp == 1<<expbits-1 {
		s := "NaN"
		if mant == 0 {
			s = "+Inf"
			if neg {
				s = "-Inf"
			}
		}
		return copy(buf[:], s)
	}
	if neg {
		buf[0] = '-'
		n = 1
	}
	if exp == 0 && mant == 0 {
		buf[n] = '0'
		return n + 1
	}
	lowerClose := mant == 0 && exp > 1
	if exp == 0 {
		exp = 1
	} else {
		mant |= 1 << mantbits
	}
	exp -= 1<<(expbits-1) - 1 + int(mantbits)
	var digits [24]byte
	nd, dp := shortest(&digits, mant, exp, lowerClose)

	e := dp - 1
	if e < -4 || e >= 6 {
		// d.ddde±dd
		buf[n] = digits[0]
		n++
		if nd > 1 {
			buf[n] = '.'
			n++
			n += copy(buf[n:], digits[1:nd])
		}
		buf[n] = 'e'
		n++
		if e < 0 {
			buf[n] = '-'
			e = -e
		} else {
			buf[n] = '+'
		}
		n++
		if e >= 100 {
			buf[n] = byte('0' + e/100)
			n++
		}
		buf[n] = byte('0' + e/10%10)
		buf[n+1] = byte('0' + e%10)
		return n + 2
	}
	if dp <= 0 {
		n += copy(buf[n:], "0.")
		for i := dp; i < 0; i++ {
			buf[n] = '0'
			n++
		}
		return n + copy(buf[n:], digits[:nd])
	}
	for i := 0; i < dp; i++ {
		c := byte('0')
		if i < nd {
			c = digits[i]
		}
		buf[n] = c
		n++
	}
	if nd > dp {
		buf[n] = '.'
		n++
		n += copy(buf[n:], digits[dp:nd])
	}
	return n
}
