// NaN, infinities and signed zeros in arithmetic, comparison, switch, min and max, conversion to strings, fused operations not visible, division by zero of floats.
package main

import (
	"fmt"
	"math"
)

func cmp(a, b float64) string {
	return fmt.Sprint(a < b, a <= b, a == b, a != b, a >= b, a > b)
}

func cls(f float64) string {
	switch {
	case f != f:
		return "nan"
	case f == 0:
		if math.Signbit(f) {
			return "-0"
		}
		return "0"
	case f > math.MaxFloat64, f < -math.MaxFloat64:
		return "inf"
	}
	switch f {
	case 1:
		return "one"
	case math.NaN():
		return "never"
	}
	return "other"
}

func main() {
	zero := 0.0
	inf, ninf, nan, nz := 1/zero, -1/zero, zero/zero, -zero
	nz2 := math.Copysign(0, -1)
	fmt.Println(inf, ninf, nan, nz, nz2, 1/nz, 1/nz2)
	for _, a := range []float64{nan, inf, ninf, zero, nz2, 1} {
		fmt.Println(cls(a), cmp(a, a), cmp(a, nan), cmp(a, 0), a-a, a*0, -a, a/a, a+inf)
	}
	fmt.Println(inf-inf, inf*zero, inf/inf, math.Sqrt(-1), nan == nan, nan != nan, !(nan < 1), zero == nz2)
	var f32 float32 = 1e38
	f32 *= 10
	var tiny float32 = 1e-45
	fmt.Println(f32, -f32, tiny/2, tiny, f32-f32 == 0)
	x := 0.1
	y := x * 3
	fmt.Println(y == 0.3, y, float32(x)*3, x+0.2, 1-0.9, math.Mod(5.5, 2), math.Mod(-5.5, 2))
	a, b, c := 1e16, 1.0, -1e16
	fmt.Println(a+b+c, a+(b+c), (a+c)+b)
	z := x*10 - 1
	w := float64(x*10) - 1
	fmt.Println(z == w)
	m := map[float64]string{0: "zero"}
	m[nz2] += "!"
	fmt.Println(m[zero], len(m))
	fmt.Println(max(1, inf), min(ninf, nan), max(nz2, zero), 1/min(zero, nz2))
	i := interface{}(nan)
	fmt.Println(i == i, i == interface{}(nan), interface{}(zero) == interface{}(nz2), [1]float64{nan} == [1]float64{nan})
	fmt.Println(math.MaxFloat64+1e291 == math.MaxFloat64, math.MaxFloat64*(zero+2), math.Float64bits(nz2)>>63, math.IsNaN(nan+1))
	fmt.Println(int64(float32(16777217)), float32(0.1)+float32(0.2) == float32(0.3), float64(float32(0.1)) == 0.1)
}
