package math

// Bessel functions of the first (J) and second (Y) kind. Method: fdlibm, e_j0.c, e_j1.c, e_jn.c: rational approximations
// below 2, from there sqrt(2/(πx)) (P cos(…) - Q sin(…)) with rational P and Q.

const (
	besselFar  = 1 << 129 // from here P = 1 and Q = 0
	besselFarN = 1 << 302
)

// phases0 gives sin x - cos x and sin x + cos x, each without cancellation: their product is -cos 2x.
func phases0(x float64) (minus, plus float64) {
	s, c := Sincos(x)
	minus, plus = s-c, s+c
	if x < MaxFloat64/2 {
		z := -Cos(x + x)
		if s*c < 0 {
			plus = z / minus
		} else {
			minus = z / plus
		}
	}
	return minus, plus
}

// phases1 gives -sin x - cos x and sin x - cos x likewise.
func phases1(x float64) (minus, plus float64) {
	s, c := Sincos(x)
	minus, plus = -s-c, s-c
	if x < MaxFloat64/2 {
		z := Cos(x + x)
		if s*c > 0 {
			plus = z / minus
		} else {
			minus = z / plus
		}
	}
	return minus, plus
}

// J0 returns the Bessel function of the first kind of order 0.
func J0(x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	}
	x = Abs(x)
	switch {
	case x > besselFar:
		_, plus := phases0(x)
		return (1 / SqrtPi) * plus / Sqrt(x)
	case x >= 2:
		minus, plus := phases0(x)
		return (1 / SqrtPi) * (besselP0(x)*plus - besselQ0(x)*minus) / Sqrt(x)
	case x < 0x1p-27:
		return 1
	case x < 0x1p-13:
		return 1 - 0.25*x*x
	}
	z := x * x
	r := z * poly3(z, 1.56249999999999947958e-02, -1.89979294238854721751e-04, 1.82954049532700665670e-06,
		-4.61832688532103189199e-09)
	s := poly4(z, 1, 1.56191029464890010492e-02, 1.16926784663337450260e-04, 5.13546550207318111446e-07,
		1.16614003333790000205e-09)
	if x < 1 {
		return 1 + z*(-0.25+(r/s))
	}
	u := 0.5 * x
	return (1+u)*(1-u) + z*(r/s)
}

// Y0 returns the Bessel function of the second kind of order 0.
func Y0(x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-1)
	case x > besselFar:
		minus, _ := phases0(x)
		return (1 / SqrtPi) * minus / Sqrt(x)
	case x >= 2:
		minus, plus := phases0(x)
		return (1 / SqrtPi) * (besselP0(x)*minus + besselQ0(x)*plus) / Sqrt(x)
	case x <= 0x1p-27:
		return -7.38042951086872317523e-02 + (2/Pi)*Log(x)
	}
	z := x * x
	u := poly6(z, -7.38042951086872317523e-02, 1.76666452509181115538e-01, -1.38185671945596898896e-02,
		3.47453432093683650238e-04, -3.81407053724364161125e-06, 1.95590137035022920206e-08,
		-3.98205194132103398453e-11)
	v := poly4(z, 1, 1.27304834834123699328e-02, 7.60068627350353253702e-05, 2.59150851840457805467e-07,
		4.41110311332675467403e-10)
	return u/v + (2/Pi)*J0(x)*Log(x)
}

// J1 returns the Bessel function of the first kind of order 1.
func J1(x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0) || x == 0:
		return 0
	}
	a := Abs(x)
	var y float64
	switch {
	case a > besselFar:
		_, plus := phases1(a)
		y = (1 / SqrtPi) * plus / Sqrt(a)
	case a >= 2:
		minus, plus := phases1(a)
		y = (1 / SqrtPi) * (besselP1(a)*plus - besselQ1(a)*minus) / Sqrt(a)
	case a < 0x1p-27:
		return 0.5 * a // also for negative x, as Go does
	default:
		z := a * a
		r := z * poly3(z, -6.25000000000000000000e-02, 1.40705666955189706048e-03, -1.59955631084035597520e-05,
			4.96727999609584448412e-08)
		s := poly5(z, 1, 1.91537599538363460805e-02, 1.85946785588630915560e-04, 1.17718464042623683263e-06,
			5.04636257076217042715e-09, 1.23542274426137913908e-11)
		y = 0.5*a + r*a/s
	}
	if x < 0 {
		return -y
	}
	return y
}

// Y1 returns the Bessel function of the second kind of order 1.
func Y1(x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-1)
	case x > besselFar:
		minus, _ := phases1(x)
		return (1 / SqrtPi) * minus / Sqrt(x)
	case x >= 2:
		minus, plus := phases1(x)
		return (1 / SqrtPi) * (besselP1(x)*minus + besselQ1(x)*plus) / Sqrt(x)
	case x <= 0x1p-54:
		return -(2 / Pi) / x
	}
	z := x * x
	u := poly4(z, -1.96057090646238940668e-01, 5.04438716639811282616e-02, -1.91256895875763547298e-03,
		2.35252600561610495928e-05, -9.19099158039878874504e-08)
	v := poly5(z, 1, 1.99167318236649903973e-02, 2.02552581025135171496e-04, 1.35608801097516229404e-06,
		6.22741452364621501295e-09, 1.66559246207992079114e-11)
	return x*(u/v) + (2/Pi)*(J1(x)*Log(x)-1/x)
}

// Jn returns the Bessel function of the first kind of order n.
func Jn(n int, x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	case n == 0:
		return J0(x)
	case x == 0:
		return 0
	}
	if n < 0 { // J(-n, x) = J(n, -x)
		n, x = -n, -x
	}
	if n == 1 {
		return J1(x)
	}
	a := Abs(x)
	var y float64
	switch {
	case float64(n) > a && a < 0x1p-29:
		y = besselTiny(n, a)
	case float64(n) > a:
		y = besselBackward(n, a)
	case a >= besselFarN:
		s, c := Sincos(a)
		switch n & 3 {
		case 0:
			y = c + s
		case 1:
			y = -c + s
		case 2:
			y = -c - s
		case 3:
			y = c - s
		}
		y = (1 / SqrtPi) * y / Sqrt(a)
	default: // forward recurrence is stable here
		var before float64
		before, y = J0(a), J1(a)
		for i := 1; i < n; i++ {
			before, y = y, y*(float64(i+i)/a)-before
		}
	}
	if x < 0 && n&1 != 0 {
		return -y
	}
	return y
}

// besselTiny gives the first term of J's series, (x/2)^n / n!.
func besselTiny(n int, x float64) float64 {
	if n > 33 {
		return 0
	}
	half := x * 0.5
	power, factorial := half, 1.0
	for i := 2; i <= n; i++ {
		factorial *= float64(i)
		power *= half
	}
	return power / factorial
}

// besselBackward finds J(n, x) / J(n-1, x) by its continued fraction, carries the ratio down to order 0 and scales it by
// J0.
func besselBackward(n int, x float64) float64 {
	// How many terms: until the denominators' recurrence passes 1e9.
	h := 2 / x
	q0 := float64(n+n) / x
	z := q0 + h
	q1 := q0*z - 1
	terms := 1
	for q1 < 1e9 {
		terms++
		z += h
		q0, q1 = q1, z*q1-q0
	}
	t := 0.0
	for i := 2 * (n + terms); i >= n+n; i -= 2 {
		t = 1 / (float64(i)/x - t)
	}
	above, y := t, 1.0
	// (2n/x)^n estimates how large the values get.
	rescale := float64(n)*Log(Abs(h*float64(n))) >= maxExpArg
	for i := n - 1; i > 0; i-- {
		above, y = y, y*float64(i+i)/x-above
		if rescale && y > 1e100 {
			above /= y
			t /= y
			y = 1
		}
	}
	return t * J0(x) / y
}

// Yn returns the Bessel function of the second kind of order n.
func Yn(n int, x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case n == 0:
		return Y0(x)
	case x == 0:
		if n < 0 && n&1 != 0 {
			return Inf(1)
		}
		return Inf(-1)
	}
	negate := false
	if n < 0 {
		n = -n
		negate = n&1 != 0
	}
	var y float64
	if n > 1 && x >= besselFarN {
		s, c := Sincos(x)
		switch n & 3 {
		case 0:
			y = s - c
		case 1:
			y = -s - c
		case 2:
			y = -s + c
		case 3:
			y = s + c
		}
		y = (1 / SqrtPi) * y / Sqrt(x)
	} else {
		y = Y1(x)
		if n > 1 {
			before := Y0(x)
			for i := 1; i < n && !IsInf(y, -1); i++ {
				before, y = y, float64(i+i)/x*y-before
			}
		}
	}
	if negate {
		return -y
	}
	return y
}
