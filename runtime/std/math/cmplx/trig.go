package cmplx

import (
	"math"
	"math/bits"
)

// sinhCosh returns the hyperbolic sine and cosine of x.
func sinhCosh(x float64) (sinh, cosh float64) {
	if math.Abs(x) <= 0.5 {
		return math.Sinh(x), math.Cosh(x)
	}
	e := math.Exp(x)
	inverse := 0.5 / e
	e *= 0.5
	return e - inverse, e + inverse
}

// Sin returns the sine of x.
func Sin(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && extreme(re):
		return complex(math.NaN(), im)
	case isInf(im) && re == 0, re == 0 && isNaN(im):
		return x
	case isInf(im) && extreme(re):
		return complex(math.NaN(), im)
	}
	s, c := math.Sincos(re)
	sinh, cosh := sinhCosh(im)
	return complex(s*cosh, c*sinh)
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case re == 0 && extreme(im), isInf(re) && extreme(im):
		return complex(re, math.NaN())
	case isInf(re) && im == 0:
		return x
	case im == 0 && isNaN(re):
		return x
	}
	s, c := math.Sincos(im)
	sinh, cosh := sinhCosh(re)
	return complex(c*sinh, s*cosh)
}

// Cos returns the cosine of x.
func Cos(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0 && extreme(re):
		return complex(math.NaN(), -im*math.Copysign(0, re))
	case isInf(im) && re == 0:
		return complex(math.Inf(1), -re*math.Copysign(0, im))
	case isInf(im) && extreme(re):
		return complex(math.Inf(1), math.NaN())
	case re == 0 && isNaN(im):
		return complex(math.NaN(), 0)
	}
	s, c := math.Sincos(re)
	sinh, cosh := sinhCosh(im)
	return complex(c*cosh, -s*sinh)
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case re == 0 && extreme(im):
		return complex(math.NaN(), re*math.Copysign(0, im))
	case isInf(re) && im == 0:
		return complex(math.Inf(1), im*math.Copysign(0, re))
	case isInf(re) && extreme(im):
		return complex(math.Inf(1), math.NaN())
	case im == 0 && isNaN(re):
		return complex(math.NaN(), im)
	}
	s, c := math.Sincos(im)
	sinh, cosh := sinhCosh(re)
	return complex(c*cosh, s*sinh)
}

// Tan returns the tangent of x.
func Tan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case isInf(im) && extreme(re):
		return complex(math.Copysign(0, re), math.Copysign(1, im))
	case isInf(im):
		return complex(math.Copysign(0, math.Sin(2*re)), math.Copysign(1, im))
	case re == 0 && isNaN(im):
		return x
	}
	d := math.Cos(2*re) + math.Cosh(2*im)
	if math.Abs(d) < 0.25 {
		d = coshMinusCos(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*re)/d, math.Sinh(2*im)/d)
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case isInf(re) && extreme(im):
		return complex(math.Copysign(1, re), math.Copysign(0, im))
	case isInf(re):
		return complex(math.Copysign(1, re), math.Copysign(0, math.Sin(2*im)))
	case im == 0 && isNaN(re):
		return x
	}
	d := math.Cosh(2*re) + math.Cos(2*im)
	if d == 0 {
		return Inf()
	}
	return complex(math.Sinh(2*re)/d, math.Sin(2*im)/d)
}

// Cot returns the cotangent of x.
func Cot(x complex128) complex128 {
	re, im := real(x), imag(x)
	d := math.Cosh(2*im) - math.Cos(2*re)
	if math.Abs(d) < 0.25 {
		d = coshMinusCos(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*re)/d, -math.Sinh(2*im)/d)
}

// coshMinusCos sums the series of cosh(2 im) - cos(2 re), 2 re taken modulo π, where the difference itself would
// lose its bits.
func coshMinusCos(z complex128) float64 {
	x := modPi(math.Abs(2 * real(z)))
	y := math.Abs(2 * imag(z))
	x *= x
	y *= y
	xn, yn, factorial, n, sum := 1.0, 1.0, 1.0, 0.0, 0.0
	for {
		var term float64
		for sign := 1; sign >= -1; sign -= 2 {
			n++
			factorial *= n
			n++
			factorial *= n
			xn *= x
			yn *= y
			if sign > 0 {
				term = yn + xn
			} else {
				term = yn - xn
			}
			term /= factorial
			sum += term
		}
		if !(math.Abs(term/sum) > 0x1p-53) {
			return sum
		}
	}
}

// oneOverPi has the binary digits of 1/π; the point is after the first word.
var oneOverPi = [20]uint64{
	0x0000000000000000, 0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820, 0xff28b1d5ef5de2b0,
	0xdb92371d2126e970, 0x0324977504e8c90e, 0x7f0ef58e5894d39f, 0x74411afa975da242, 0x74ce38135a2fbf20,
	0x9cc8eb1cc1a99cfa, 0x4e422fc5defc941d, 0x8ffc4bffef02cc07, 0xf79788c5ad05368f, 0xb69b3f6793e584db,
	0xa7a31fb34f2ff516, 0xba93dd63f5f2f8bd, 0x9e839cfbc5294975, 0x35fdafd88fc6ae84, 0x2b0198237e3db5d5,
}

// modPi returns x less the nearest multiple of π.
func modPi(x float64) float64 {
	if math.Abs(x) < 1<<30 {
		n := float64(int64(x/math.Pi + 0.5))
		return ((x - n*3.141592502593994) - n*1.5099578831723193e-07) - n*1.0780605716316238e-14
	}
	// As math's reduction of large arguments: the product with the digits of 1/π that matter.
	b := math.Float64bits(x)
	first := uint(int(b>>52&0x7FF)-1023-52) + 64
	m := b&(1<<52-1) | 1<<52
	word, shift := first/64, first%64
	var digits [3]uint64
	for i := range digits {
		at := word + uint(i)
		digits[i] = oneOverPi[at]<<shift | oneOverPi[at+1]>>(64-shift)
	}
	carry, _ := bits.Mul64(digits[2], m)
	midHi, midLo := bits.Mul64(digits[1], m)
	lo, c := bits.Add64(midLo, carry, 0)
	hi := digits[0]*m + midHi + c
	zeros := uint(bits.LeadingZeros64(hi))
	top := hi<<zeros<<1 | lo>>(63-zeros)
	f := math.Float64frombits(top>>12 | uint64(1023-1-zeros)<<52)
	if f > 0.5 {
		f--
	}
	return math.Pi * f
}
