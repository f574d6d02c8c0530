// Checks of math against Go's: results must be the same bits (any NaN equals any NaN).
package math

import (
	gomath "math"
	"math/rand"
	"testing"

	our "stdcheck/std/math"
)

var special = []float64{0, gomath.Copysign(0, -1), 1, -1, 0.5, -0.5, 1.5, 2, -2, 3, 4, 5, 7, 8, 33, 34, 143, 171, 171.7, 200, 1e-9, -1e-9, 1e-10, 0.7, 0.66,
	gomath.Inf(1), gomath.Inf(-1), gomath.NaN(), gomath.MaxFloat64, -gomath.MaxFloat64, gomath.SmallestNonzeroFloat64,
	-gomath.SmallestNonzeroFloat64, 1e300, -1e300, 1e-300, 709.78, 709.79, -745.1, -745.2, -708.4, 1 << 52, 1 << 53, 1<<53 + 1, -(1 << 53),
	1 << 62, 1 << 63, 1 << 64, gomath.Pi, gomath.Pi / 2, gomath.Pi / 4, gomath.E, 0x1p-1022, 0x1p-1023, 0x1p-28, 0x1p-29, 0x1p-54, 0x1p-27, 0x1p-13,
	1 << 28, 1 << 29, 1<<29 - 0.5, 0.84375, 1.25, 1 / 0.35, 6, 28, 0.25, 0.85, 2.5, -2.5, 3.5, -3.5, 1.4616, 1.23, 1.73, 0.2316, 0.7316, 0x1p129, 0x1p303, 38.8, 1e22}

func value(r *rand.Rand) float64 {
	switch r.Intn(8) {
	case 0:
		return special[r.Intn(len(special))]
	case 1:
		return gomath.Float64frombits(r.Uint64())
	case 2:
		return r.NormFloat64() * 100
	case 3:
		return r.NormFloat64()
	case 4:
		return float64(r.Intn(2000)-1000) / 4
	case 5:
		return gomath.Ldexp(r.Float64()*2-1, r.Intn(40)-20)
	case 6:
		return float64(r.Intn(100) - 50)
	}
	return gomath.Ldexp(r.Float64()*2-1, r.Intn(2100)-1070)
}

func same(a, b float64) bool {
	return gomath.Float64bits(a) == gomath.Float64bits(b) || a != a && b != b
}

type un struct {
	name string
	f, g func(float64) float64
}

func TestUnary(t *testing.T) {
	for _, c := range []un{{"Sin", our.Sin, gomath.Sin}, {"Cos", our.Cos, gomath.Cos}, {"Tan", our.Tan, gomath.Tan}, {"Atan", our.Atan, gomath.Atan},
		{"Asin", our.Asin, gomath.Asin}, {"Acos", our.Acos, gomath.Acos}, {"Sinh", our.Sinh, gomath.Sinh}, {"Cosh", our.Cosh, gomath.Cosh}, {"Tanh", our.Tanh, gomath.Tanh},
		{"Asinh", our.Asinh, gomath.Asinh}, {"Acosh", our.Acosh, gomath.Acosh}, {"Atanh", our.Atanh, gomath.Atanh}, {"Exp", our.Exp, gomath.Exp}, {"Exp2", our.Exp2, gomath.Exp2},
		{"Expm1", our.Expm1, gomath.Expm1}, {"Log", our.Log, gomath.Log}, {"Log2", our.Log2, gomath.Log2}, {"Log10", our.Log10, gomath.Log10}, {"Log1p", our.Log1p, gomath.Log1p},
		{"Cbrt", our.Cbrt, gomath.Cbrt}, {"Gamma", our.Gamma, gomath.Gamma}, {"Erf", our.Erf, gomath.Erf}, {"Erfc", our.Erfc, gomath.Erfc}, {"Erfinv", our.Erfinv, gomath.Erfinv},
		{"Erfcinv", our.Erfcinv, gomath.Erfcinv}, {"J0", our.J0, gomath.J0}, {"J1", our.J1, gomath.J1}, {"Y0", our.Y0, gomath.Y0}, {"Y1", our.Y1, gomath.Y1},
		{"Logb", our.Logb, gomath.Logb}, {"Round", our.Round, gomath.Round},
		{"Lgamma", func(x float64) float64 { y, s := our.Lgamma(x); return y + float64(s) }, func(x float64) float64 { y, s := gomath.Lgamma(x); return y + float64(s) }},
		{"Sincos", func(x float64) float64 { y, s := our.Sincos(x); return y + s }, func(x float64) float64 { y, s := gomath.Sincos(x); return y + s }},
		{"Frexp", func(x float64) float64 { y, s := our.Frexp(x); return y + float64(s) }, func(x float64) float64 { y, s := gomath.Frexp(x); return y + float64(s) }},
		{"Modf", func(x float64) float64 { y, s := our.Modf(x); return y / s }, func(x float64) float64 { y, s := gomath.Modf(x); return y / s }},
		{"Ilogb", func(x float64) float64 { return float64(our.Ilogb(x)) }, func(x float64) float64 { return float64(gomath.Ilogb(x)) }},
	} {
		r := rand.New(rand.NewSource(7))
		bad := 0
		try := func(x float64) {
			if a, b := c.f(x), c.g(x); !same(a, b) {
				if bad++; bad < 6 {
					t.Errorf("%s(%g) = %g want %g  (%x %x)", c.name, x, a, b, gomath.Float64bits(a), gomath.Float64bits(b))
				}
			}
		}
		for _, x := range special {
			try(x)
			try(-x)
			try(gomath.Nextafter(x, 0))
			try(gomath.Nextafter(x, gomath.Inf(1)))
		}
		for i := 0; i < 400000; i++ {
			try(value(r))
		}
		if bad > 0 {
			t.Errorf("%s: %d wrong", c.name, bad)
		}
	}
}

func TestBinary(t *testing.T) {
	type bin struct {
		name string
		f, g func(x, y float64) float64
	}
	n32 := func(f func(x, y float32) float32) func(x, y float64) float64 {
		return func(x, y float64) float64 { return float64(f(float32(x), float32(y))) }
	}
	ld := func(f func(x float64, n int) float64) func(x, y float64) float64 {
		return func(x, y float64) float64 { return f(x, int(gomath.Float64bits(y)>>40%2400)-1200) }
	}
	jn := func(f func(n int, x float64) float64) func(x, y float64) float64 {
		return func(x, y float64) float64 { return f(int(gomath.Float64bits(y)>>40%200)-100, x) }
	}
	for _, c := range []bin{{"Pow", our.Pow, gomath.Pow}, {"Mod", our.Mod, gomath.Mod}, {"Remainder", our.Remainder, gomath.Remainder}, {"Hypot", our.Hypot, gomath.Hypot},
		{"Atan2", our.Atan2, gomath.Atan2}, {"Max", our.Max, gomath.Max}, {"Min", our.Min, gomath.Min}, {"Dim", our.Dim, gomath.Dim},
		{"Nextafter", our.Nextafter, gomath.Nextafter}, {"Nextafter32", n32(our.Nextafter32), n32(gomath.Nextafter32)},
		{"Ldexp", ld(our.Ldexp), ld(gomath.Ldexp)}, {"Jn", jn(our.Jn), jn(gomath.Jn)}, {"Yn", jn(our.Yn), jn(gomath.Yn)}} {
		r := rand.New(rand.NewSource(8))
		bad := 0
		try := func(x, y float64) {
			if a, b := c.f(x, y), c.g(x, y); !same(a, b) {
				if bad++; bad < 6 {
					t.Errorf("%s(%g, %g) = %g want %g", c.name, x, y, a, b)
				}
			}
		}
		for _, x := range special {
			for _, y := range special {
				try(x, y)
				try(-x, y)
			}
		}
		for i := 0; i < 300000; i++ {
			try(value(r), value(r))
		}
		if bad > 0 {
			t.Errorf("%s: %d wrong", c.name, bad)
		}
	}
	for n := -400; n < 400; n++ {
		if our.Pow10(n) != gomath.Pow10(n) {
			t.Error("Pow10", n)
		}
	}
	if our.Ldexp(1, gomath.MaxInt) != gomath.Inf(1) || our.Ldexp(1, gomath.MinInt) != 0 || our.Ldexp(gomath.SmallestNonzeroFloat64, 1074) != 1 {
		t.Error("Ldexp")
	}
}
