package math

// Hyperbolic functions and their inverses.

// Sinh returns the hyperbolic sine of x: a rational approximation near 0 (J. F. Hart and others, "Computer
// Approximations", 1968, index 2029), else through Exp.
func Sinh(x float64) float64 {
	a := Abs(x)
	var y float64
	switch {
	case a > 21:
		y = Exp(a) * 0.5
	case a > 0.5:
		e := Exp(a)
		y = (e - 1/e) * 0.5
	default:
		sq := a * a
		y = poly3(sq, -0.6307673640497716991184787251e+6, -0.8991272022039509355398013511e+5,
			-0.2894211355989563807284660366e+4, -0.2630563213397497062819489e+2) * a
		y /= poly3(sq, -0.6307673640497716991212077277e+6, 0.1521517378790019070696485176e+5,
			-0.173678953558233699533450911e+3, 1)
	}
	return Copysign(y, x)
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	x = Abs(x)
	e := Exp(x)
	if x > 21 {
		return e * 0.5
	}
	return (e + 1/e) * 0.5
}

// Tanh returns the hyperbolic tangent of x. Method: Cephes, tanh.c.
func Tanh(x float64) float64 {
	a := Abs(x)
	switch {
	case a > 0.5*8.8029691931113054295988e+01: // half of ln 2^127
		return Copysign(1, x)
	case a >= 0.625:
		y := 1 - 2/(Exp(2*a)+1)
		if x < 0 {
			y = -y
		}
		return y
	case x == 0:
		return x
	}
	sq := x * x
	return x + x*sq*poly2(sq, -1.61468768441708447952e3, -9.92877231001918586564e1, -9.64399179425052238628e-1)/
		poly3(sq, 4.84406305325125486048e3, 2.23548839060100448583e3, 1.12811678491632931402e2, 1)
}

// Asinh returns the inverse hyperbolic sine of x. Method, and that of the next two: fdlibm.
func Asinh(x float64) float64 {
	if !isFinite(x) {
		return x
	}
	a := Abs(x)
	var y float64
	switch {
	case a > 1<<28:
		y = Log(a) + Ln2
	case a > 2:
		y = Log(2*a + 1/(Sqrt(a*a+1)+a))
	case a < 0x1p-28:
		y = a
	default:
		y = Log1p(a + a*a/(1+Sqrt(1+a*a)))
	}
	return Copysign(y, x)
}

// Acosh returns the inverse hyperbolic cosine of x, NaN for x < 1.
func Acosh(x float64) float64 {
	switch {
	case x < 1 || x != x:
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

// Atanh returns the inverse hyperbolic tangent of x, NaN outside [-1, 1].
func Atanh(x float64) float64 {
	a := Abs(x)
	var y float64
	switch {
	case a > 1 || x != x:
		return NaN()
	case a == 1:
		return Copysign(Inf(1), x)
	case a < 0x1p-28:
		y = a
	case a < 0.5:
		t := a + a
		y = 0.5 * Log1p(t+t*a/(1-a))
	default:
		y = 0.5 * Log1p((a+a)/(1-a))
	}
	return Copysign(y, x)
}
