// Typed constants keep their type; operations on them are exact at compile time; conversions between constant kinds.
package main

import (
	"fmt"
	"math"
	"time"
)

type Bits uint8
type Dist float32
type Name string
type Yes bool

const (
	flagA Bits = 1 << iota
	flagB
	flagC
	mask = flagA | flagC
	inv  = ^flagA
)
const (
	meter Dist = 1
	km         = 1000 * meter
	third      = meter / 3
)
const hello Name = "hello" + ", " + "world"
const yes Yes = len(hello) > 5 && flagB > flagA
const r = 'a' + 1
const big = 1<<100 + 1
const q = big >> 98
const fl = 1.0 << 3
const i64 int64 = -1 << 63
const u64 uint64 = 1<<64 - 1
const f = float64(i64)
const c = 2i * 2i
const (
	day  = 24 * time.Hour
	half = day / 2
)

func main() {
	fmt.Printf("%T %v %v %v\n", mask, mask, inv, flagC&^mask)
	fmt.Printf("%T %v %v\n", km, km, third)
	fmt.Printf("%T %v %T %v\n", hello, hello, yes, yes)
	fmt.Printf("%T %v %c %T %v\n", r, r, r, q, q)
	fmt.Println(fl, i64, u64, f, c, day, half, time.Duration(1.5*float64(time.Second)))
	const x = 7
	var f32 float32 = x / 2
	var g32 float32 = x / 2.0
	fmt.Println(f32, g32, x/2*2.0, 2.0*x/2, x%4, -x/2, -x%4)
	fmt.Println(1<<3.0, "s"+"t" == "st", !(1 > 2), 'a' < 'b', 5.0 == 5, 1/3.0 == 1.0/3)
	fmt.Println(len("héé"), len([3]int{}), cap([2][5]int{}[1]), real(3+4i), imag(3+4i), len(hello))
	fmt.Println(uint8(255)&^15, int8(-128)>>1, ^int32(0), -5>>1, 5&-5, 6|9, 6^3)
	const a, b = 3, "x"
	const (
		p = iota*a + 1
		s
		t
	)
	fmt.Println(p, s, t, b)
	const huge = 1e1000 / 1e997
	const tiny = 1e-1000 * 1e1001
	fmt.Println(huge, tiny, int(huge), 0.1+0.2 == 0.3, 1e3 == 1000)
	const maxU = ^uint(0)
	fmt.Println(maxU>>63, uint32(maxU>>32), int(maxU>>1) == math.MaxInt)
	var w = [...]string{flagA: "one", flagB: "two", flagC: "four"}
	fmt.Println(len(w), w[2], w[mask-1])
	const str = "const"
	fmt.Println(str[1], str[1:3], string(str[0])+"x", len(str[:2]))
}
