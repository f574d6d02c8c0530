// math/cmplx over ordinary and special arguments, and arithmetic of complex numbers.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

func main() {
	parts := []float64{0, 1, -1, 0.5, 2.5, -100, 1e20, 1e-20, math.Inf(1), math.NaN()}
	type function struct {
		name string
		f    func(complex128) complex128
	}
	for _, c := range []function{{"sqrt", cmplx.Sqrt}, {"exp", cmplx.Exp}, {"log", cmplx.Log}, {"log10", cmplx.Log10}, {"sin", cmplx.Sin}, {"cos", cmplx.Cos}, {"tan", cmplx.Tan}, {"cot", cmplx.Cot},
		{"sinh", cmplx.Sinh}, {"cosh", cmplx.Cosh}, {"tanh", cmplx.Tanh}, {"asin", cmplx.Asin}, {"acos", cmplx.Acos}, {"atan", cmplx.Atan}, {"asinh", cmplx.Asinh}, {"acosh", cmplx.Acosh}, {"atanh", cmplx.Atanh}} {
		for _, re := range parts {
			for _, im := range parts[:6] {
				fmt.Print(c.f(complex(re, im)), " ")
			}
		}
		fmt.Println(c.name)
	}
	for i, re := range parts {
		x, y := complex(re, parts[len(parts)-1-i]), complex(parts[(i+3)%len(parts)], 0.25)
		r, θ := cmplx.Polar(x)
		fmt.Println(x, y, cmplx.Pow(x, y), cmplx.Abs(x), cmplx.Phase(x), r, θ, cmplx.Rect(2, re), cmplx.Conj(x), cmplx.IsNaN(x), cmplx.IsInf(x))
	}
	fmt.Println(cmplx.Inf(), cmplx.NaN())
}
