// Constant expressions that need more than 64 bits inside and fit in the end; comparisons of big constants; float constants with huge exponents; masks.
package main

import "fmt"

const (
	googol   = 1e100
	huge     = 1 << 511
	third    = 1.0 / 3.0
	sqrt2    = 1.41421356237309504880168872420969807856967187537694807317667973799
	mask128  = 1<<128 - 1
	fibBig   = (1<<100 + 1<<50) / (1<<50 + 1)
	tiny     = 1e-300 * 1e-300 * 1e300 * 1e300
	exact    = 0.1 + 0.2 - 0.3
	exactInt = (huge - 1) - (huge - 3)
	ratio    = 1 << 62 * 1.0 / (1 << 60)
	neg      = -(1 << 63)
	rem      = (1<<200 + 7) % (1 << 100)
	quo      = -(1<<65 + 1) / (1 << 64)
	shifted  = huge >> 509
	xor      = (mask128 ^ (mask128 << 64)) & (1<<64 - 1)
	maxF64   = 0x1p1023 * (1 + (1 - 0x1p-52))
	hexf     = 0x1.fffffep127
	big10    = 123456789012345678901234567890 % 1000000007
	cplx     = (1 + 2i) * (3 - 4i) / (1i * 1i)
)

func main() {
	fmt.Println(googol, googol > huge>>200, huge>>450, third, sqrt2*sqrt2 == 2, sqrt2*sqrt2-2 < 1e-60)
	fmt.Println(uint64(mask128>>64), fibBig, tiny, exact == 0, exactInt, ratio, int64(neg), rem, quo, shifted, uint64(xor))
	fmt.Println(float64(maxF64), float32(hexf), big10, cplx)
	fmt.Println(float32(third) == third, float64(third) == third, third*3 == 1, float32(0.1) == float32(0.1000000001))
	var f32 float32 = third
	var f64 float64 = third
	fmt.Println(float64(f32) == f64, f64*3 == 1, f32*3 == 1)
	fmt.Println(1/3.0*3 == 1.0, 1e400/1e399, 5e-324/2*2 == 5e-324, float64(5e-324)/2)
	const x = 'a' * 1.0
	const y = 2 * x / 1i
	fmt.Printf("%T %v %T %v\n", x, x, y, y)
	fmt.Println(^uint32(0)>>(1<<2), -7>>1, uint8(1)<<7>>7, int8(-128)>>7, 1<<(1<<3))
	fmt.Println(0.1+0.2, float64(0.1)+float64(0.2) == 0.3, 0.1+0.2 == 0.3)
	a, b := 0.1, 0.2
	fmt.Println(a+b == 0.3, a+b)
	fmt.Println(uint64(12345678901234567890), uint64(18446744073709551615), -9223372036854775808)
}
