// Floating point: special values, signed zero, comparison with NaN, float32 rounding.
package main

import (
	"fmt"
	"math"
)

func main() {
	zero := 0.0
	inf := 1 / zero
	nan := zero / zero
	fmt.Println(inf, -inf, nan, 1/(-inf), -zero, math.Copysign(0, -1), 1/math.Copysign(0, -1))
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, !(nan < 1), inf > math.MaxFloat64)
	fmt.Println(0.0 == math.Copysign(0, -1), math.Signbit(-zero), math.Signbit(math.Copysign(0, -1)))
	a, b := 0.1, 0.2
	fmt.Println(a+b, a+b == 0.3, 0.1+0.2 == 0.3, float32(a)+float32(b))
	var f float32 = 16777216
	fmt.Println(f+1 == f, f+2, f*f, float32(0.1), float64(float32(0.1)))
	third := float32(1) / 3
	fmt.Println(third, float64(third), third*3 == 1)
	big := float32(math.MaxFloat32)
	fmt.Println(big*2, -big*2, big)
	fmt.Println(math.SmallestNonzeroFloat64, math.SmallestNonzeroFloat64/2, math.MaxFloat64, math.MaxFloat64*2 > math.MaxFloat64/2)
	fmt.Println(math.Sqrt(2), math.Sqrt(-1), math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Round(-2.5))
	fmt.Println(math.Mod(7, -3), math.Mod(-7, 3), math.Abs(-3), math.Max(3, nan), math.Min(-0.0, 0))
	fmt.Println(min(1.5, 2), max(1, 2.5), min(nan, 1), max(zero, 1, inf))
	fmt.Println(math.IsNaN(nan), math.IsInf(inf, 1), math.IsInf(-inf, 1), math.Inf(-1))
	fmt.Println(math.Float64bits(1.5), math.Float32bits(1.5), math.Float64frombits(0x4009_21fb_5444_2d18))
	s := 0.0
	for i := 1; i <= 1000; i++ {
		s += 1 / float64(i)
	}
	fmt.Println(s)
	fmt.Println(1e100, 1e20, 1e21, 123456789.0, 1e-4, 1e-5, 100000.0, 0.000001234, float32(1e20), float32(1e21))
	x := 1.5
	x *= 2
	x -= .25
	x /= 4
	x++
	fmt.Println(x, -x, +x, 0x1p-2, 0x1.8p3, 1e3, .5e1)
}
