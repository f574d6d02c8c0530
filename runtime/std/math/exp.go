package math

const (
	ln2Hi = 6.93147180369123816490e-01 // ln 2 in two parts, the first with 33 bits
	ln2Lo = 1.90821492927058770002e-10

	maxExpArg = 7.09782712893383973096e+02 // beyond it e^x overflows
)

// Exp returns e^x. Method: N. Shibata, "Efficient evaluation methods of elementary functions suitable for SIMD
// computation" (ISC'10): x = k ln 2 + r, a Taylor series of e^(r/16) - 1, squared up four times by
// e^2t - 1 = (e^t - 1)(e^t - 1 + 2). Go uses it on amd64, fused where the processor can, and so do we.
func Exp(x float64) float64 {
	const (
		log2e  = 1.4426950408889634073599246810018920
		ln2Up  = 0.69314718055966295651160180568695068359375
		ln2Low = 0.28235290563031577122588448175013436025525412068e-12
	)
	switch {
	case x != x:
		return x
	case x > 7.09782712893384e+02:
		return Inf(1)
	case x < -800:
		return 0
	}
	kf := RoundToEven(x * log2e)
	r := FMA(-kf, ln2Low, FMA(-kf, ln2Up, x)) * 0.0625
	p := FMA(2.4801587301587301587e-5, r, 1.9841269841269841270e-4)
	p = FMA(p, r, 1.3888888888888888889e-3)
	p = FMA(p, r, 8.3333333333333333333e-3)
	p = FMA(p, r, 4.1666666666666666667e-2)
	p = FMA(p, r, 1.6666666666666666667e-1)
	p = FMA(p, r, 0.5)
	p = FMA(p, r, 1)
	e := r * p
	e *= e + 2
	e *= e + 2
	e *= e + 2
	e = FMA(e+2, e, 1)

	k := int(kf) + expBias64
	switch {
	case k >= expMask64:
		return Inf(1)
	case k > 0:
		return e * Float64frombits(uint64(k)<<fracBits64)
	case k < -fracBits64:
		return 0
	}
	// Subnormal: in two steps, of which the second rounds.
	return e * Float64frombits(uint64(k+expBias64-1)<<fracBits64) * smallestNormal
}

// Exp2 returns 2^x, by fdlibm's exp.
func Exp2(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > 1.0239999999999999e+03:
		return Inf(1)
	case x < -1.0740e+03:
		return 0
	}
	k := int(x + Copysign(0.5, x))
	t := x - float64(k)
	hi, lo := t*ln2Hi, -t*ln2Lo
	r := hi - lo
	// e^r = 1 + 2r / (R(r²) - r), with a polynomial for R.
	t = r * r
	c := r - t*poly4(t, 1.66666666666666657415e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05,
		-1.65339022054652515390e-06, 4.13813679705723846039e-08)
	return Ldexp(1-((lo-(r*c)/(2-c))-hi), k)
}

// Expm1 returns e^x - 1, accurately for small x too. Method: fdlibm, s_expm1.c.
func Expm1(x float64) float64 {
	const ln2Half = 3.46573590279972654709e-01
	ax := Abs(x)
	switch {
	case x != x || IsInf(x, 1):
		return x
	case x <= -3.88162421113569373274e+01: // 56 ln 2: e^x is below the last bit of 1
		return -1
	case x >= maxExpArg:
		return Inf(1)
	case ax < 0x1p-54:
		return x
	}
	// Reduce to x - c in ±ln2/2, c being what rounding lost.
	k, c := 0, 0.0
	if ax > ln2Half {
		var hi, lo float64
		if ax < 1.03972077083991796413e+00 { // 1.5 ln 2
			k = 1
			if x < 0 {
				k = -1
			}
			hi, lo = x-float64(k)*ln2Hi, float64(k)*ln2Lo
		} else {
			k = int(1.44269504088896338700e+00*x + Copysign(0.5, x))
			hi, lo = x-float64(k)*ln2Hi, float64(k)*ln2Lo
		}
		x = hi - lo
		c = (hi - x) - lo
	}
	half := 0.5 * x
	sq := x * half
	r := 1 + sq*poly4(sq, -3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05,
		4.00821782732936239552e-06, -2.01099218183624371326e-07)
	t := 3 - r*half
	e := sq * ((r - t) / (6 - x*t))
	if k == 0 {
		return x - (x*e - sq)
	}
	e = x*(e-c) - c
	e -= sq
	switch {
	case k == -1:
		return 0.5*(x-e) - 0.5
	case k == 1 && x < -0.25:
		return -2 * (e - (x + 0.5))
	case k == 1:
		return 1 + 2*(x-e)
	case k < 0 || k > 56:
		return addExponent(1-(e-x), k) - 1
	case k < 20:
		return addExponent((1-Float64frombits(uint64(expBias64-k)<<fracBits64))-(e-x), k)
	}
	return addExponent(x-(e+Float64frombits(uint64(expBias64-k)<<fracBits64))+1, k)
}

// addExponent gives x * 2^k for a normal x and result.
func addExponent(x float64, k int) float64 {
	return Float64frombits(Float64bits(x) + uint64(k)<<fracBits64)
}
