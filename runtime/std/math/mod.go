package math

import "math/bits"

// Mod returns the remainder of x/y rounded towards zero: it has x's sign and is less than |y|. The result is exact.
func Mod(x, y float64) float64 {
	if y == 0 || !isFinite(x) || x != x || y != y {
		return NaN()
	}
	y = Abs(y)
	if IsInf(y, 1) {
		return x
	}
	ax := Abs(x)
	if ax < y {
		return x
	}
	// Long division of the mantissas as integers, as many bits at a time as there is room above the remainder.
	mx, ex := mantissa(ax)
	my, ey := mantissa(y)
	r := mx % my
	for ex > ey && r != 0 {
		n := bits.LeadingZeros64(r)
		if n > ex-ey {
			n = ex - ey
		}
		r = r << uint(n) % my
		ex -= n
	}
	return Copysign(fromMantissa(r, ey), x)
}

// mantissa gives m and e with m * 2^e = x, for finite x > 0.
func mantissa(x float64) (m uint64, e int) {
	b := Float64bits(x)
	e = int(b >> fracBits64)
	m = b & fracMask64
	if e == 0 {
		return m, 1 - expBias64 - fracBits64
	}
	return m | 1<<fracBits64, e - expBias64 - fracBits64
}

// fromMantissa gives m * 2^e where that is exact.
func fromMantissa(m uint64, e int) float64 {
	if m == 0 {
		return 0
	}
	e += expBias64 + fracBits64
	shift := fracBits64 + 1 - bits.Len64(m)
	if shift >= e { // subnormal
		return Float64frombits(m << uint(e-1))
	}
	return Float64frombits(m<<uint(shift)&fracMask64 | uint64(e-shift)<<fracBits64)
}

// Remainder returns x - n*y, n being the integer nearest to x/y, the even one of two. The result is exact.
func Remainder(x, y float64) float64 {
	switch {
	case x != x || y != y || IsInf(x, 0) || y == 0:
		return NaN()
	case IsInf(y, 0) || x == 0:
		return x
	}
	r := Abs(x)
	y = Abs(y)
	if r == y {
		return Copysign(0, x)
	}
	// Modulo 2y first: what is left is below two quotients, and n's parity known.
	if y <= MaxFloat64/2 {
		r = Mod(r, y+y)
	}
	if y < 2*smallestNormal { // half of y might not be exact
		if r+r > y {
			r -= y
			if r+r >= y {
				r -= y
			}
		}
	} else if half := 0.5 * y; r > half {
		r -= y
		if r >= half {
			r -= y
		}
	}
	if x < 0 {
		r = -r
	}
	return r
}
