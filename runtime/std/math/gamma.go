package math

// Gamma returns the gamma function of x; NaN for negative integers and -Inf. Method: Cephes, gamma.c: recurrence into
// [2, 3] and a rational approximation there, Stirling's formula beyond 33.
func Gamma(x float64) float64 {
	switch {
	case x != x || IsInf(x, -1) || x < 0 && x == Trunc(x):
		return NaN()
	case IsInf(x, 1):
		return x
	case x == 0:
		return Copysign(Inf(1), x)
	}
	if q := Abs(x); q > 33 {
		if x > 0 {
			y1, y2 := stirling(x)
			return y1 * y2
		}
		return gammaReflected(q)
	}
	z := 1.0
	for x >= 3 {
		x--
		z *= x
	}
	for x < 2 {
		if -1e-9 < x && x < 1e-9 { // the pole at 0
			if x == 0 {
				return Inf(1)
			}
			return z / ((1 + 0.57721566490153286060651209008240243104215933593992*x) * x)
		}
		z /= x
		x++
	}
	if x == 2 {
		return z
	}
	x -= 2
	p := poly6(x, 9.99999999999999996796e-01, 4.94214826801497100753e-01, 2.07448227648435975150e-01,
		4.76367800457137231464e-02, 1.04213797561761569935e-02, 1.19135147006586384913e-03,
		1.60119522476751861407e-04)
	q := poly7(x, 1.00000000000000000320e+00, 7.14304917030273074085e-02, -2.34591795718243348568e-01,
		3.58236398605498653373e-02, 1.18139785222060435552e-02, -4.45641913851797240494e-03,
		5.39605580493303397842e-04, -2.31581873324120129819e-05)
	return z * p / q
}

// gammaReflected gives Gamma(-q), q > 33 and no integer, by Gamma(-q) = -π / (q sin(πq) Gamma(q)).
func gammaReflected(q float64) float64 {
	p := Floor(q)
	sign := 1
	if int64(p)&1 == 0 {
		sign = -1
	}
	z := q - p
	if z > 0.5 {
		z = q - (p + 1)
	}
	z = Abs(q * Sin(Pi*z))
	if z == 0 {
		return Inf(sign)
	}
	y1, y2 := stirling(q)
	d := z * y1 * y2
	if IsInf(d, 0) {
		z = Pi / z / y1 / y2
	} else {
		z = Pi / d
	}
	return float64(sign) * z
}

// stirling gives Gamma(x), x > 33, as two factors, so that it overflows only if the result does.
func stirling(x float64) (float64, float64) {
	if x > 200 {
		return Inf(1), 1
	}
	w := 1 / x
	w = 1 + w*poly4(w, 8.33333333333482257126e-02, 3.47222221605458667310e-03, -2.68132617805781232825e-03,
		-2.29549961613378126380e-04, 7.87311395793093628397e-04)
	y1, y2 := Exp(x), 1.0
	if x > 143.01608 {
		v := Pow(x, 0.5*x-0.25)
		y1, y2 = v, v/y1
	} else {
		y1 = Pow(x, x-0.5) / y1
	}
	return y1, 2.506628274631000502417 * w * y2
}

// Lgamma returns the logarithm of |Gamma(x)| and Gamma's sign. Method: fdlibm, e_lgamma_r.c.
func Lgamma(x float64) (lgamma float64, sign int) {
	sign = 1
	switch {
	case !isFinite(x):
		return x, 1
	case x == 0:
		return Inf(1), 1
	}
	a := Abs(x)
	if a < 0x1p-70 {
		if x < 0 {
			sign = -1
		}
		return -Log(a), sign
	}
	if x > 0 {
		return lgammaPositive(x), 1
	}
	// Reflection: Gamma(-a) Gamma(a) = -π / (a sin πa).
	if a >= 1<<52 {
		return Inf(1), 1 // an integer
	}
	t := minusSinPi(a)
	if t == 0 {
		return Inf(1), 1
	}
	if t < 0 {
		sign = -1
	}
	return Log(Pi/Abs(t*a)) - lgammaPositive(a), sign
}

func lgammaPositive(x float64) float64 {
	const minimum = 1.461632144968362245 // where lgamma is least
	switch {
	case x == 1 || x == 2:
		return 0
	case x <= 0.9: // down to (0, 0.9] from one above
		base := -Log(x)
		switch {
		case x >= minimum-1+0.27:
			return base + lgammaNear2(1-x)
		case x >= minimum-1-0.27:
			return base + lgammaNearMinimum(x-(1.46163214496836224576e+00-1))
		}
		return base + lgammaNear1(x)
	case x < 2:
		switch {
		case x >= minimum+0.27:
			return lgammaNear2(2 - x)
		case x >= minimum-0.27:
			return lgammaNearMinimum(x - 1.46163214496836224576e+00)
		}
		return lgammaNear1(x - 1)
	case x < 8:
		n := int(x)
		y := x - float64(n)
		p := y * poly6(y, -7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01,
			1.46350472652464452805e-01, 2.66422703033638609560e-02, 1.84028451407337715652e-03,
			3.19475326584100867617e-05)
		q := poly6(y, 1, 1.39200533467621045958e+00, 7.21935547567138069525e-01, 1.71933865632803078993e-01,
			1.86459191715652901344e-02, 7.77942496381893596434e-04, 7.32668430744625636189e-06)
		sum := 0.5*y + p/q
		if n > 2 {
			z := 1.0
			for i := n - 1; i >= 2; i-- {
				z *= y + float64(i)
			}
			sum += Log(z)
		}
		return sum
	case x < 1<<58: // Stirling
		t := Log(x)
		z := 1 / x
		y := z * z
		w := 4.18938533204672725052e-01 + z*poly5(y, 8.33333333333329678849e-02, -2.77777777728775536470e-03, 7.93650558643019558500e-04,
			-5.95187557450339963135e-04, 8.36339918996282139126e-04, -1.63092934096575273989e-03)
		return (x-0.5)*(t-1) + w
	}
	return x * (Log(x) - 1)
}

// lgammaNear2 gives lgamma(2 - y), lgammaNear1 lgamma(1 + y), lgammaNearMinimum that at distance y from the minimum.

func lgammaNear2(y float64) float64 {
	z := y * y
	even := poly5(z, 7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03,
		1.19270763183362067845e-03, 2.20862790713908385557e-04, 2.52144565451257326939e-05)
	odd := z * poly5(z, 3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03,
		5.10069792153511336608e-04, 1.08011567247583939954e-04, 4.48640949618915160150e-05)
	return y*even + odd - 0.5*y
}

func lgammaNear1(y float64) float64 {
	p := y * poly5(y, -7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00,
		9.77717527963372745603e-01, 2.28963728064692451092e-01, 1.33810918536787660377e-02)
	q := poly5(y, 1, 2.45597793713041134822e+00, 2.12848976379893395361e+00, 7.69285150456672783825e-01,
		1.04222645593369134254e-01, 3.21709242282423911810e-03)
	return -0.5*y + p/q
}

func lgammaNearMinimum(y float64) float64 {
	const (
		value = -1.21486290535849611461e-01 // lgamma there, and
		rest  = -3.63867699703950536541e-18 // what rounding took from it
	)
	z := y * y
	w := z * y
	p1 := poly4(w, 4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03,
		-1.40346469989232843813e-03, 3.15632070903625950361e-04)
	p2 := poly4(w, -1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03,
		8.81081882437654011382e-04, -3.12754168375120860518e-04)
	p3 := poly4(w, 6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03,
		-5.38595305356740546715e-04, 3.35529192635519073543e-04)
	return value + (z*p1 - (rest - w*(p2+y*p3)))
}

// minusSinPi gives -sin(πx), 0 <= x < 2^52, exact at multiples of 1/2.
func minusSinPi(x float64) float64 {
	if x < 0.25 {
		return -Sin(Pi * x)
	}
	if Floor(x) == x {
		return 0
	}
	x = Mod(x, 2)
	switch int(x * 4) {
	case 0:
		return -Sin(Pi * x)
	case 1, 2:
		return -Cos(Pi * (0.5 - x))
	case 3, 4:
		return -Sin(Pi * (1 - x))
	case 5, 6:
		return Cos(Pi * (x - 1.5))
	}
	return -Sin(Pi * (x - 2))
}
