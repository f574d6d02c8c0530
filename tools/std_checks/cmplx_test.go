// Checks of math/cmplx against Go's: the same bits, any NaN equal to any NaN.
package cmplx

import (
	"math"
	"math/cmplx"
	"math/rand"
	"testing"

	our "stdcheck/std/math/cmplx"
)

var special = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -2, 100, 1e10, 1e-10, 1e300, -1e300, 1e-300, math.Pi / 2, math.Pi, math.Inf(1), math.Inf(-1), math.NaN(), 5e-324, 709, 800, 1e25}

func value(r *rand.Rand) float64 {
	switch r.Intn(4) {
	case 0:
		return special[r.Intn(len(special))]
	case 1:
		return math.Ldexp(r.Float64()*2-1, r.Intn(2000)-1000)
	case 2:
		return math.Ldexp(r.Float64()*2-1, r.Intn(80)-20)
	}
	return r.NormFloat64() * 3
}

func same(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b }

func TestUnary(t *testing.T) {
	for _, c := range []struct {
		name string
		f, g func(complex128) complex128
	}{{"Exp", our.Exp, cmplx.Exp}, {"Log", our.Log, cmplx.Log}, {"Log10", our.Log10, cmplx.Log10}, {"Sqrt", our.Sqrt, cmplx.Sqrt}, {"Sin", our.Sin, cmplx.Sin}, {"Sinh", our.Sinh, cmplx.Sinh},
		{"Cos", our.Cos, cmplx.Cos}, {"Cosh", our.Cosh, cmplx.Cosh}, {"Tan", our.Tan, cmplx.Tan}, {"Tanh", our.Tanh, cmplx.Tanh}, {"Cot", our.Cot, cmplx.Cot}, {"Asin", our.Asin, cmplx.Asin},
		{"Asinh", our.Asinh, cmplx.Asinh}, {"Acos", our.Acos, cmplx.Acos}, {"Acosh", our.Acosh, cmplx.Acosh}, {"Atan", our.Atan, cmplx.Atan}, {"Atanh", our.Atanh, cmplx.Atanh}, {"Conj", our.Conj, cmplx.Conj},
		{"Polar", func(x complex128) complex128 { r, a := our.Polar(x); return complex(r, a) }, func(x complex128) complex128 { r, a := cmplx.Polar(x); return complex(r, a) }},
		{"Rect", func(x complex128) complex128 { return our.Rect(real(x), imag(x)) }, func(x complex128) complex128 { return cmplx.Rect(real(x), imag(x)) }}} {
		r := rand.New(rand.NewSource(1))
		bad := 0
		try := func(x complex128) {
			if a, b := c.f(x), c.g(x); !same(real(a), real(b)) || !same(imag(a), imag(b)) {
				if bad++; bad < 4 {
					t.Errorf("%s(%v) = %v want %v", c.name, x, a, b)
				}
			}
		}
		for _, a := range special {
			for _, b := range special {
				try(complex(a, b))
			}
		}
		for i := 0; i < 100000; i++ {
			try(complex(value(r), value(r)))
		}
		if bad > 0 {
			t.Errorf("%s: %d wrong", c.name, bad)
		}
	}
	r := rand.New(rand.NewSource(2))
	for i := 0; i < 200000; i++ {
		x, y := complex(value(r), value(r)), complex(value(r), value(r))
		if a, b := our.Pow(x, y), cmplx.Pow(x, y); !same(real(a), real(b)) || !same(imag(a), imag(b)) {
			t.Fatalf("Pow(%v, %v) = %v want %v", x, y, a, b)
		}
		if our.IsNaN(x) != cmplx.IsNaN(x) || our.IsInf(x) != cmplx.IsInf(x) {
			t.Fatal(x)
		}
	}
}
