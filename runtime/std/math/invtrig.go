package math

// Inverse trigonometric functions. Method: Cephes, atan.c; the others go through the arctangent.

// Atan returns the arctangent of x, in radians.
func Atan(x float64) float64 {
	if x == 0 {
		return x
	}
	if x > 0 {
		return atanPositive(x)
	}
	return -atanPositive(-x)
}

func atanPositive(x float64) float64 {
	const (
		more     = 6.123233995736765886130e-17 // what Pi/2 as a float64 lacks
		tan3Pi8  = 2.41421356237309504880
		kernelTo = 0.66
	)
	switch {
	case x <= kernelTo:
		return atanKernel(x)
	case x > tan3Pi8:
		return Pi/2 - atanKernel(1/x) + more
	}
	return Pi/4 + atanKernel((x-1)/(x+1)) + 0.5*more
}

func atanKernel(x float64) float64 {
	z := x * x
	z = z * poly4(z, -6.485021904942025371773e+01, -1.228866684490136173410e+02, -7.500855792314704667340e+01,
		-1.615753718733365076637e+01, -8.750608600031904122785e-01) /
		poly5(z, 1.945506571482613964425e+02, 4.853903996359136964868e+02, 4.328810604912902668951e+02,
			1.650270098316988542046e+02, 2.485846490142306297962e+01, 1)
	return x*z + x
}

// Asin returns the arcsine of x, NaN outside [-1, 1].
func Asin(x float64) float64 {
	if x == 0 {
		return x
	}
	a := Abs(x)
	if a > 1 {
		return NaN()
	}
	y := Sqrt(1 - a*a)
	if a > 0.7 {
		y = Pi/2 - atanPositive(y/a)
	} else {
		y = atanPositive(a / y)
	}
	if x < 0 {
		y = -y
	}
	return y
}

// Acos returns the arccosine of x, NaN outside [-1, 1].
func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the angle of the point (x, y), in (-π, π].
func Atan2(y, x float64) float64 {
	switch {
	case y != y || x != x:
		return NaN()
	case y == 0:
		if x > 0 || x == 0 && !Signbit(x) {
			return Copysign(0, y)
		}
		return Copysign(Pi, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 1):
		if IsInf(y, 0) {
			return Copysign(Pi/4, y)
		}
		return Copysign(0, y)
	case IsInf(x, -1):
		if IsInf(y, 0) {
			return Copysign(3*Pi/4, y)
		}
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	angle := Atan(y / x)
	if x > 0 {
		return angle
	}
	if angle <= 0 {
		return angle + Pi
	}
	return angle - Pi
}
