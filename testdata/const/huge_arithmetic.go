// Constants of hundreds of bits: exact integers, rationals, conversions at the end, limits of every type, division and remainders.
package main

import (
	"fmt"
	"math"
)

const (
	Big   = 1 << 500
	Small = 1 / float64(1<<60) / (1 << 40)
	Third = 1.0 / 3
	Huge  = 1e400 / 1e395
	A     = Big - 1
	B     = A%1000003 + Big>>490
	C     = (Big/3)*3 - Big
	F     = Big / (Big >> 10)
	Pi    = 3.14159265358979323846264338327950288419716939937510582097494459
	Fact  = 1 * 2 * 3 * 4 * 5 * 6 * 7 * 8 * 9 * 10 * 11 * 12 * 13 * 14 * 15 * 16 * 17 * 18 * 19 * 20 * 21 * 22 * 23 * 24 * 25
)

const (
	neg  = -7 / 2
	nrem = -7 % 2
	xor  = ^0
	unx  = ^uint16(5)
	clr  = 0xff &^ 0x0f
	cmpl = -1 >> 100
	lsh  = -1 << 10
)

const (
	f32  = float32(0.1)
	same = f32 == 0.1
	d    = float64(f32) - 0.1
	sum  = 0.1 + 0.2
	isit = sum == 0.3
)

func main() {
	fmt.Println(Big>>498, A>>499, B, C, F)
	fmt.Println(Small, Third*3 == 1, Huge, Fact/1e20, uint64(Fact/1_000_000_000_000))
	fmt.Println(float32(Pi), float64(Pi), Pi == math.Pi)
	fmt.Println(neg, nrem, xor, unx, clr, cmpl, lsh)
	fmt.Println(f32, same, d, sum, isit)
	fmt.Println(math.MaxUint64>>63, uint64(math.MaxUint64), int64(math.MinInt64), math.MaxFloat64, math.SmallestNonzeroFloat64)
	fmt.Println(float32(1e-50), float32(math.SmallestNonzeroFloat32/2+1e-60), float64(5e-324/2))
	const third32 float32 = 1.0 / 3
	var v float32 = 1.0
	fmt.Println(third32 == v/3, float64(third32), 1.0/3.0)
	var i8 int8 = -1 << 7
	var u8 uint8 = 1<<8 - 1
	fmt.Println(i8, u8, i8-1, u8+1)
	const mask = 1<<64 - 1
	var u = uint64(mask &^ 0xff)
	fmt.Printf("%x %x\n", u, uint32(mask>>32))
	fmt.Println(len("\u00e9x"), len([10]int{}), cap([3]string{}), 'a'*2, 'a'+1.0, "s"+"t" < "su")
	fmt.Println(0x1p-2, 0x1.8p1, 0b1011, 0o17, 017, 1_000.5e-1_0, 0x_ff, .5e1, 6.)
	fmt.Println(5.0/2, 5/2, 5/2.0, 1<<3.0, 7.0%int64(4) == 3, 'b'-'a')
	const c = 3 + 4i
	fmt.Println(c*c, real(c)*imag(c), c == 3+4i, complex(1, 2)/c, int(real(c*0+2)))
	fmt.Printf("%T %T %T %T %T\n", 1<<3, 'a'+1, 'a'*1.0, 1+0i, 2.0*3)
}
