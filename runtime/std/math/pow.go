package math

// Pow returns x^y. The fraction of y goes through Exp and Log, its integer part through repeated squaring of x's
// mantissa, exponents being kept apart so that nothing overflows on the way.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case x != x || y != y:
		return NaN()
	case x == 0 || !isFinite(x):
		return powExtreme(x, y)
	case IsInf(y, 0):
		return powHuge(x, y)
	case y == 0.5:
		return Sqrt(x)
	case y == -0.5:
		return 1 / Sqrt(x)
	}
	whole, part := Modf(Abs(y))
	if part != 0 && x < 0 {
		return NaN()
	}
	if whole >= 1<<63 { // an even number so large that only -1 and 1 have powers in between
		return powHuge(x, y)
	}
	result, exp := 1.0, 0
	if part != 0 {
		if part > 0.5 {
			part--
			whole++
		}
		result = Exp(part * Log(x))
	}
	m, e := Frexp(x)
	for n := int64(whole); n != 0; n >>= 1 {
		if e < -1<<12 || 1<<12 < e { // beyond all range; the result will be 0 or Inf
			exp += e
			break
		}
		if n&1 != 0 {
			result *= m
			exp += e
		}
		m *= m
		e <<= 1
		if m < 0.5 {
			m += m
			e--
		}
	}
	if y < 0 {
		// Of the mantissa, not of the result: that may be 0 or Inf where its inverse is neither.
		result, exp = 1/result, -exp
	}
	return Ldexp(result, exp)
}

// powExtreme is Pow for x = ±0 and ±Inf.
func powExtreme(x, y float64) float64 {
	magnitude := 0.0
	if (x == 0) == (y < 0) {
		magnitude = Inf(1)
	}
	if Signbit(x) && isOdd(y) {
		return -magnitude
	}
	return magnitude
}

// powHuge is Pow for an infinite or huge y.
func powHuge(x, y float64) float64 {
	switch {
	case x == -1:
		return 1
	case (Abs(x) < 1) == (y > 0):
		return 0
	}
	return Inf(1)
}

// isOdd reports whether x is an odd integer.
func isOdd(x float64) bool {
	if Abs(x) >= 1<<53 {
		return false
	}
	n := int64(x)
	return float64(n) == x && n&1 != 0
}

// Pow10 returns 10^n.
func Pow10(n int) float64 {
	switch {
	case n < -323:
		return 0
	case n > 308:
		return Inf(1)
	case n >= 0:
		return powersOf32[uint(n)/32] * powersOf1[uint(n)%32]
	}
	return powersOf32Neg[uint(-n)/32] / powersOf1[uint(-n)%32]
}

var powersOf1 = [32]float64{
	1e00, 1e01, 1e02, 1e03, 1e04, 1e05, 1e06, 1e07, 1e08, 1e09, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
	1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
}

var powersOf32 = [10]float64{1e00, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288}

var powersOf32Neg = [11]float64{1e-00, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320}

// Hypot returns sqrt(p*p + q*q) without needless overflow.
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case IsInf(p, 1) || IsInf(q, 1):
		return Inf(1)
	case p != p || q != q:
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}

// Cbrt returns the cube root of x. Method: fdlibm's s_cbrt.c: a third of the bits as integer is a first guess, a
// rational step and a Newton step refine it.
func Cbrt(x float64) float64 {
	if x == 0 || !isFinite(x) {
		return x
	}
	a := Abs(x)
	var t float64
	if a < smallestNormal {
		t = Float64frombits(Float64bits(a*(1<<54))/3 + 696219795<<32)
	} else {
		t = Float64frombits(Float64bits(a)/3 + 715094163<<32)
	}
	s := 5.42857142857142815906e-01 + t*t/a*t
	t *= 3.57142857142857150787e-01 + 1.60714285714285720630e+00/(s+1.41428571428571436819e+00+-7.05306122448979611050e-01/s)
	// To 22 bits, rounded up, so that t*t below is exact.
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	r := a / (t * t)
	t += t * ((r - t) / (t + t + r))
	return Copysign(t, x)
}
