package strconv

import "math/bits"

// Scaling by powers of ten with 128 bits of them.

// powerOfTen gives 10^q, lowestPower <= q <= highestPower, as (hi*2^64 + lo) * 2^(log2Pow10(q)-127), cut off to 128 bits.
// For 0 <= q <= exactPowers that is exact.
func powerOfTen(q int) (hi, lo uint64) {
	at := (q - lowestPower) * 16
	return word(at), word(at + 8)
}

func word(at int) uint64 {
	s := powers[at : at+8]
	return uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 |
		uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56
}

const exactPowers = 55 // 5^55 < 2^128

// log2Pow10 gives floor(log2(10^q)) for |q| <= 1233.
func log2Pow10(q int) int { return q * 1741647 >> 19 }

// log10Pow2 gives floor(log10(2^e)) for |e| <= 1650.
func log10Pow2(e int) int { return e * 1262611 >> 22 }

// product is m * 10^q = (hi:mid:lo) * 2^exp, hi's top bit being one. It is cut off, and less than two units of mid
// too small, unless exact.
type product struct {
	hi, mid, lo uint64
	exp         int
	exact       bool
}

// scale multiplies m != 0 by 10^q.
func scale(m uint64, q int) product {
	zeros := bits.LeadingZeros64(m)
	m <<= uint(zeros)
	ph, pl := powerOfTen(q)
	hi, mid := bits.Mul64(m, ph)
	carry, lo := bits.Mul64(m, pl)
	mid, c := bits.Add64(mid, carry, 0)
	hi += c
	exp := log2Pow10(q) - 127 - zeros
	if hi>>63 == 0 {
		hi = hi<<1 | mid>>63
		mid = mid<<1 | lo>>63
		lo <<= 1
		exp--
	}
	return product{hi, mid, lo, exp, 0 <= q && q <= exactPowers}
}

// round gives p / 2^shift' to the nearest integer, halves to even, where shift' counts from hi's lowest bit: the integer
// is hi >> shift, 1 <= shift. ok is false if the bits that were cut off decide.
func (p *product) round(shift int) (n uint64, ok bool) {
	if shift > 64 { // less than a half, or so close to it that it may be one
		return 0, shift > 65 || p.hi != ^uint64(0) || p.mid < 1<<64-2 || p.exact
	}
	s := uint(shift)
	half := uint64(1) << (s - 1)
	n = p.hi >> s // 0 for 64
	rest := p.hi & (half<<1 - 1)
	switch {
	case rest < half-1:
		return n, true
	case rest > half:
		return n + 1, true
	case rest == half:
		if p.exact && p.mid == 0 && p.lo == 0 {
			return n + n&1, true
		}
		return n + 1, true
	}
	return n, p.exact || p.mid < 1<<64-2
}
