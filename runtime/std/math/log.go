package math

// Log returns the natural logarithm of x. Method: fdlibm, e_log.c, but with the polynomial's odd and even terms summed
// apart. As in Go on amd64, a subnormal x is not normalised first, so its logarithm is rough.
func Log(x float64) float64 {
	b := Float64bits(x)
	switch {
	case x > MaxFloat64 || x != x:
		return x
	case x < 0:
		return NaN()
	case x == 0:
		return Inf(-1)
	}
	// x = m * 2^k, sqrt(2)/2 <= m < sqrt(2)
	k := float64(int(b>>fracBits64) - (expBias64 - 1))
	m := Float64frombits(b&fracMask64 | (expBias64-1)<<fracBits64)
	if m < 7.07106781186547524401e-01 {
		m *= 2
		k--
	}
	f := m - 1
	s := f / (2 + f)
	s2 := s * s
	s4 := s2 * s2
	t1 := s2 * poly3(s4, 6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01, 1.479819860511658591e-01)
	t2 := s4 * poly2(s4, 3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01)
	half := 0.5 * f * f
	return k*ln2Hi - ((half - (s*(half+(t1+t2)) + k*ln2Lo)) - f)
}

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 { return Log(x) * (1 / Ln10) }

// Log2 returns the binary logarithm of x, exact for powers of two.
func Log2(x float64) float64 {
	frac, exp := Frexp(x)
	if frac == 0.5 {
		return float64(exp - 1)
	}
	return Log(frac)*(1/Ln2) + float64(exp)
}

// Log1p returns the natural logarithm of 1 + x, accurately for small x too. Method: fdlibm, s_log1p.c.
func Log1p(x float64) float64 {
	ax := Abs(x)
	switch {
	case x < -1 || x != x:
		return NaN()
	case x == -1:
		return Inf(-1)
	case x > MaxFloat64:
		return x
	case ax < 0x1p-54:
		return x
	case ax < 0x1p-29:
		return x - x*x*0.5
	}
	// 1 + x = (1 + f) * 2^k, sqrt(2)/2 < 1 + f < sqrt(2); c corrects the rounding of 1 + x. near says that f is tiny.
	var k, c, f float64
	near := false
	if ax < 4.142135623730950488017e-01 && x > -2.928932188134524755992e-01 {
		f = x
	} else {
		u := x
		if ax < 1<<53 {
			u = 1 + x
		}
		b := Float64bits(u)
		e := int(b>>fracBits64) - expBias64
		if ax < 1<<53 {
			if e > 0 {
				c = 1 - (u - x)
			} else {
				c = x - (u - 1)
			}
			c /= u
		}
		b &= fracMask64
		if b < 0x6A09E667F3BCD { // the fraction of sqrt(2)
			near = b == 0
			u = Float64frombits(b | expBias64<<fracBits64)
		} else {
			e++
			near = (1<<fracBits64-b)>>2 == 0
			u = Float64frombits(b | (expBias64-1)<<fracBits64)
		}
		f = u - 1
		k = float64(e)
	}
	half := 0.5 * f * f
	if near {
		if f == 0 {
			if k == 0 {
				return 0
			}
			return k*ln2Hi + (c + k*ln2Lo)
		}
		r := half * (1 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return k*ln2Hi - ((r - (k*ln2Lo + c)) - f)
	}
	s := f / (2 + f)
	z := s * s
	r := z * poly6(z, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
		2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01)
	if k == 0 {
		return f - (half - s*(half+r))
	}
	return k*ln2Hi - ((half - (s*(half+r) + (k*ln2Lo + c))) - f)
}
