// math: functions of each kind on ordinary and special arguments, printed with few enough digits to be exact.
package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	vals := []float64{0, 0.5, 1, -1, 2.5, -3.7, 10, 1e10, math.Inf(1), math.NaN()}
	for _, v := range vals {
		fmt.Println(v, math.Floor(v), math.Ceil(v), math.Trunc(v), math.Round(v), math.RoundToEven(v), math.Abs(v), math.Signbit(v))
	}
	for _, v := range []float64{0, 0.25, 1, 2, 100} {
		fmt.Printf("%.10g %.10g %.10g %.10g %.10g %.10g\n", math.Sqrt(v), math.Cbrt(v), math.Exp(v/10), math.Log1p(v), math.Sin(v), math.Cos(v))
	}
	fmt.Printf("%.9g %.9g %.9g %.9g\n", math.Log(10), math.Log2(8), math.Log10(1e-3), math.Pow(2, 0.5))
	fmt.Printf("%.9g %.9g %.9g %.9g %.9g\n", math.Tan(1), math.Atan(1), math.Atan2(-1, -1), math.Asin(0.5), math.Hypot(3, 4))
	fmt.Println(math.Pow(0, -1), math.Pow(-8, 1.0/3), math.Pow(2, 10), math.Pow(-1, math.Inf(1)), math.Log(-1), math.Log(0), math.Sqrt(-0.0))
	fmt.Println(math.Mod(5.5, 2), math.Mod(-5.5, 2), math.Remainder(5.5, 2), math.Max(-0.0, 0), math.Min(math.NaN(), 1), math.Dim(3, 5))
	f, e := math.Frexp(10)
	i, fr := math.Modf(-3.25)
	fmt.Println(f, e, math.Ldexp(f, e), i, fr, math.Copysign(3, -0.5), math.Nextafter(1, 2), math.FMA(2, 3, 4))
	fmt.Println(math.MaxInt8, math.MinInt16, uint32(math.MaxUint32), math.MaxInt, math.Pi)
	fmt.Println(bits.LeadingZeros64(1), bits.TrailingZeros32(8), bits.OnesCount8(0xf1), bits.Reverse16(1), bits.RotateLeft32(1, 31), bits.Len(255))
	hi, lo := bits.Mul64(1<<63, 6)
	q, r := bits.Div64(1, 0, 3)
	s, carry := bits.Add64(math.MaxUint64, 1, 0)
	d, borrow := bits.Sub64(0, 1, 0)
	fmt.Println(hi, lo, q, r, s, carry, d, borrow, bits.ReverseBytes32(0x01020304), bits.UintSize)
}
