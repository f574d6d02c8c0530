// Elementary functions over ordinary and special arguments; results print with all their digits.
package main

import (
	"fmt"
	"math"
)

var arguments = []float64{0, 1, -1, 0.5, -0.5, 1.25, 2, 3, 10, -10, 20.5, 100, 1e-10, 1e10, 1e22, 1e300, 1e-300, 0.3, 0.7, 0.999,
	math.Pi, math.Pi / 2, math.Pi / 3, math.E, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN()}

func main() {
	type function struct {
		name string
		f    func(float64) float64
	}
	for _, c := range []function{{"sqrt", math.Sqrt}, {"exp", math.Exp}, {"exp2", math.Exp2}, {"expm1", math.Expm1}, {"log", math.Log},
		{"log2", math.Log2}, {"log10", math.Log10}, {"log1p", math.Log1p}, {"sin", math.Sin}, {"cos", math.Cos}, {"tan", math.Tan},
		{"asin", math.Asin}, {"acos", math.Acos}, {"atan", math.Atan}, {"sinh", math.Sinh}, {"cosh", math.Cosh}, {"tanh", math.Tanh},
		{"asinh", math.Asinh}, {"acosh", math.Acosh}, {"atanh", math.Atanh}, {"cbrt", math.Cbrt}, {"gamma", math.Gamma},
		{"erf", math.Erf}, {"erfc", math.Erfc}, {"erfinv", math.Erfinv}, {"j0", math.J0}, {"j1", math.J1}, {"y0", math.Y0}, {"y1", math.Y1},
		{"floor", math.Floor}, {"ceil", math.Ceil}, {"trunc", math.Trunc}, {"round", math.Round}, {"even", math.RoundToEven}, {"abs", math.Abs}} {
		for _, x := range arguments {
			fmt.Println(c.name, x, c.f(x))
		}
	}
	for i, x := range arguments {
		y := arguments[(i*7+3)%len(arguments)]
		fmt.Println("pow", x, y, math.Pow(x, y))
		fmt.Println("mod", x, y, math.Mod(x, y), math.Remainder(x, y))
		fmt.Println("hypot", x, y, math.Hypot(x, y), math.Atan2(x, y))
		fmt.Println("max", x, y, math.Max(x, y), math.Min(x, y), math.Dim(x, y))
		fmt.Println("next", math.Nextafter(x, y), math.Nextafter32(float32(x), float32(y)), math.Copysign(x, y), math.FMA(x, y, 0.1))
		frac, exp := math.Frexp(x)
		whole, part := math.Modf(x)
		l, sign := math.Lgamma(x)
		s, c := math.Sincos(x)
		fmt.Println("parts", frac, exp, whole, part, l, sign, s, c, math.Logb(x), math.Ilogb(x), math.Signbit(x))
		fmt.Println("bits", math.Float64bits(x), math.Float32bits(float32(x)), math.Ldexp(x, i-12), math.Jn(i, x), math.Yn(i, x))
	}
	fmt.Println(math.MaxInt, math.MinInt, uint64(math.MaxUint), math.MaxInt8, math.MaxFloat32, math.SmallestNonzeroFloat32)
	for n := -330; n < 320; n += 13 {
		fmt.Print(math.Pow10(n), " ")
	}
	fmt.Println()
}
