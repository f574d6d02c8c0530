package strconv

import "math/bits"

// Conversions by big integers, for what the fast ways leave undecided. Nothing here is on a common path.

// natural is a natural number in 32-bit words, the lowest first, without leading zeros. Room is fixed: the largest
// numbers are products like 800 digits times 2^1150.
type natural struct {
	words [256]uint32
	n     int
}

func (x *natural) setUint64(v uint64) {
	x.n = 0
	for v != 0 {
		x.words[x.n] = uint32(v)
		x.n++
		v >>= 32
	}
}

// mulAdd sets x = x*factor + addend.
func (x *natural) mulAdd(factor, addend uint32) {
	carry := uint64(addend)
	for i := 0; i < x.n; i++ {
		carry += uint64(x.words[i]) * uint64(factor)
		x.words[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		x.words[x.n] = uint32(carry)
		x.n++
	}
}

// mulPow5 multiplies by 5^k.
func (x *natural) mulPow5(k int) {
	for ; k >= 13; k -= 13 {
		x.mulAdd(1220703125, 0) // 5^13
	}
	for ; k > 0; k-- {
		x.mulAdd(5, 0)
	}
}

// shiftLeft multiplies by 2^k.
func (x *natural) shiftLeft(k int) {
	if x.n == 0 || k == 0 {
		return
	}
	whole, part := k/32, uint(k%32)
	top := x.n + whole
	x.words[top] = 0
	for i := x.n - 1; i >= 0; i-- {
		wide := uint64(x.words[i]) << part
		x.words[i+whole+1] |= uint32(wide >> 32)
		x.words[i+whole] = uint32(wide)
	}
	for i := 0; i < whole; i++ {
		x.words[i] = 0
	}
	x.n = top
	if x.words[top] != 0 {
		x.n++
	}
}

func (x *natural) compare(y *natural) int {
	if x.n != y.n {
		if x.n < y.n {
			return -1
		}
		return 1
	}
	for i := x.n - 1; i >= 0; i-- {
		if x.words[i] != y.words[i] {
			if x.words[i] < y.words[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// compareDecimal compares digits * 10^e with m * 2^b.
func compareDecimal(digits *natural, e int, m uint64, b int) int {
	left := *digits
	var right natural
	right.setUint64(m)
	if e >= 0 {
		left.mulPow5(e)
	} else {
		right.mulPow5(-e)
	}
	if e -= b; e >= 0 { // the twos: left has e of its own, right b
		left.shiftLeft(e)
	} else {
		right.shiftLeft(-e)
	}
	return left.compare(&right)
}

// maxDigits is more than a halfway point between two floating-point numbers can have (767). Of longer numbers only
// matters that there is something after them.
const maxDigits = 800

// exactFloat rounds the decimal number that text s spells (its mantissa part, digits with at most one point and
// underscores) times 10^exp, to format f. guess is a mantissa and exponent near the result.
func exactFloat(s string, exp int, f *format, mant uint64, e int) (uint64, int) {
	var digits natural
	count := 0
	point := false
	dropped := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '.':
			point = true
			continue
		case c == '_':
			continue
		}
		if point {
			exp--
		}
		if count >= maxDigits {
			exp++
			dropped = dropped || c != '0'
			continue
		}
		if count > 0 || c != '0' {
			count++
			digits.mulAdd(10, uint32(c-'0'))
		}
	}
	if dropped {
		digits.mulAdd(10, 1)
		exp--
	}
	// Step from the guess until the number lies between the halfway points below and above.
	for {
		if c := compareDecimal(&digits, exp, 2*mant+1, e-1); c > 0 || c == 0 && mant&1 != 0 {
			mant, e = f.next(mant, e)
			continue
		}
		if mant == 0 {
			return mant, e
		}
		below, belowExp := f.previous(mant, e)
		if c := compareDecimal(&digits, exp, 2*below+1, belowExp-1); c < 0 || c == 0 && mant&1 != 0 {
			mant, e = below, belowExp
			continue
		}
		return mant, e
	}
}

// decimal is an exact decimal expansion: 0.digits * 10^point, without trailing zeros.
type decimal struct {
	digits []byte
	point  int
}

// expand writes out m * 2^e, m != 0, |e| <= 1074.
func expand(m uint64, e int) decimal {
	// An integer N times 10^-places, in limbs of nine digits, the lowest first.
	var limbs [128]uint32
	n := 0
	for v := m; v != 0; v /= 1e9 {
		limbs[n] = uint32(v % 1e9)
		n++
	}
	multiply := func(factor uint64) {
		carry := uint64(0)
		for i := 0; i < n; i++ {
			carry += uint64(limbs[i]) * factor
			limbs[i] = uint32(carry % 1e9)
			carry /= 1e9
		}
		for carry != 0 {
			limbs[n] = uint32(carry % 1e9)
			n++
			carry /= 1e9
		}
	}
	places := 0
	if e < 0 {
		if zeros := bits.TrailingZeros64(m); zeros > 0 {
			if zeros > -e {
				zeros = -e
			}
			return expand(m>>uint(zeros), e+zeros)
		}
		places = -e // m * 2^e = m * 5^-e / 10^-e
		for k := places; k > 0; k -= 13 {
			factor := uint64(1220703125)
			for j := k; j < 13; j++ {
				factor /= 5
			}
			multiply(factor)
		}
	} else {
		for k := e; k > 0; k -= 30 {
			step := k
			if step > 30 {
				step = 30
			}
			multiply(1 << uint(step))
		}
	}
	digits := make([]byte, 0, n*9)
	for i := n - 1; i >= 0; i-- {
		for unit := uint32(1e8); unit != 0; unit /= 10 {
			d := byte('0' + limbs[i]/unit%10)
			if d != '0' || len(digits) > 0 {
				digits = append(digits, d)
			}
		}
	}
	d := decimal{digits, len(digits) - places}
	d.trim()
	return d
}

func (d *decimal) trim() {
	n := len(d.digits)
	for n > 0 && d.digits[n-1] == '0' {
		n--
	}
	d.digits = d.digits[:n]
	if n == 0 {
		d.point = 0
	}
}

// round keeps n digits (none if n < 0), halves to even.
func (d *decimal) round(n int) {
	if n >= len(d.digits) {
		return
	}
	if n < 0 {
		d.digits = d.digits[:0]
		d.point = 0
		return
	}
	next := d.digits[n]
	up := next > '5'
	if next == '5' {
		odd := n > 0 && d.digits[n-1]&1 != 0
		up = n+1 < len(d.digits) || odd // no trailing zeros, so that more digits mean more than a half
	}
	d.digits = d.digits[:n]
	if up {
		i := n - 1
		for i >= 0 && d.digits[i] == '9' {
			i--
		}
		if i < 0 { // all nines
			d.digits = append(d.digits[:0], '1')
			d.point++
			return
		}
		d.digits[i]++
		d.digits = d.digits[:i+1]
		return
	}
	d.trim()
}
