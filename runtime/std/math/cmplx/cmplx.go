// Package cmplx has Go's functions on complex numbers, with results the bits of Go's. Special values follow C99, annex G;
// the methods are those of Cephes (S. Moshier; netlib.org/cephes, c9x-complex).
package cmplx

import "math"

// Abs returns the absolute value of x.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the angle of x, in [-π, π].
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar returns the absolute value and the angle of x.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect returns the number with absolute value r and angle θ.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Conj returns the conjugate of x.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// IsInf reports whether a part of x is infinite.
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// Inf returns a complex infinity.
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// IsNaN reports whether a part of x is NaN and none infinite.
func IsNaN(x complex128) bool { return !IsInf(x) && (isNaN(real(x)) || isNaN(imag(x))) }

// NaN returns a complex NaN.
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

func isNaN(x float64) bool { return x != x }
func isInf(x float64) bool { return math.IsInf(x, 0) }

// extreme reports whether x is infinite or NaN.
func extreme(x float64) bool { return x-x != 0 }

// timesI returns i*x, divI x/i.
func timesI(x complex128) complex128 { return complex(-imag(x), real(x)) }
func divI(x complex128) complex128   { return complex(imag(x), -real(x)) }

// Exp returns e^x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case isInf(re) && re > 0 && im == 0:
		return x
	case isInf(re) && extreme(im):
		if re < 0 {
			return complex(0, math.Copysign(0, im))
		}
		return complex(math.Inf(1), math.NaN())
	case isNaN(re) && im == 0:
		return x
	}
	return Rect(math.Exp(re), im)
}

// Log returns the natural logarithm of x.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm of x.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Pow returns x^y: for x = 0, 1 if y's real part is 0, else 0 or (if it is negative) infinity.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch {
		case IsNaN(y):
			return NaN()
		case real(y) == 0:
			return 1
		case real(y) > 0:
			return 0
		case imag(y) == 0:
			return complex(math.Inf(1), 0)
		}
		return Inf()
	}
	modulus := Abs(x)
	if modulus == 0 {
		return 0
	}
	angle := Phase(x)
	r := math.Pow(modulus, real(y))
	θ := real(y) * angle
	if im := imag(y); im != 0 {
		r *= math.Exp(-im * angle)
		θ += im * math.Log(modulus)
	}
	return Rect(r, θ)
}

// Sqrt returns the square root of x with a real part >= 0.
func Sqrt(x complex128) complex128 {
	a, b := real(x), imag(x)
	switch {
	case b == 0 && a == 0:
		return complex(0, b)
	case b == 0 && a < 0:
		return complex(0, math.Copysign(math.Sqrt(-a), b))
	case b == 0:
		return complex(math.Sqrt(a), b)
	case isInf(b):
		return complex(math.Inf(1), b)
	case a == 0:
		r := math.Sqrt(0.5 * math.Abs(b))
		return complex(r, math.Copysign(r, b))
	}
	// Scale so that neither the squares nor the sum overflow or lose bits.
	var scale float64
	if math.Abs(a) > 4 || math.Abs(b) > 4 {
		a, b, scale = a*0.25, b*0.25, 2
	} else {
		a, b, scale = a*0x1p54, b*0x1p54, 0x1p-27
	}
	modulus := math.Hypot(a, b)
	var re, im float64
	if a > 0 {
		re = math.Sqrt(0.5*modulus + 0.5*a)
		im = scale * math.Abs((0.5*b)/re)
		re *= scale
	} else {
		im = math.Sqrt(0.5*modulus - 0.5*a)
		re = scale * math.Abs((0.5*b)/im)
		im *= scale
	}
	if b < 0 {
		im = -im
	}
	return complex(re, im)
}
