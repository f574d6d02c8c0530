// Untyped constants are exact and of any size; the default types.
package main

import (
	"fmt"
	"math"
)

const huge = 1 << 200
const third = 1.0 / 3

const (
	big    = 1e400
	small  = big / 1e399
	mask   = huge>>198 - 1
	ratio  = huge / (huge >> 3)
	modulo = -7 % 3
)

type Level uint8

const top Level = 255

func main() {
	fmt.Println(huge>>190, small, mask, ratio, modulo)
	fmt.Println(third*3 == 1, float32(third), third)
	fmt.Println(math.MaxUint64/3, uint64(math.MaxUint64), math.MinInt64)
	fmt.Println(5/2, 5/2.0, 5.0/2, 5%3, -5/2, 1/2*4.0, 'a'+1, 'a'*2.0)
	fmt.Printf("%T %T %T %T %T %T\n", 1, 1.0, 'a', "s", 1i, 2+'a')
	fmt.Printf("%T %T %T %T\n", 'a'+1.0, 1.0+2i, 1 == 1, 1<<3)
	const h = "abc" + "def"
	const l = len(h)
	var arr [l]int
	fmt.Println(h, l, len(arr), h[2:4])
	var f32 float32 = 1 << 24
	var u8 uint8 = 'z'
	var i = 1e3
	var n int = 1e3
	var c complex128 = 2
	fmt.Println(f32, u8, i, n, c)
	fmt.Println(math.Pi, float32(math.Pi), math.Pi*1e10)
	fmt.Println(top, top-1, ^top, ^Level(1))
	const minus = -1
	fmt.Println(uint32(minus&math.MaxUint32), ^0, ^uint8(3), 0x1p10, 1_0.2_5)
	const t = 10 > 3 && "a" < "b"
	fmt.Println(t, !t, "x" == "x")
	const cplx = (1 + 2i) * (3 - 1i)
	fmt.Println(cplx, real(cplx), imag(cplx), 1i*1i)
	var s uint = 3
	var w = 1 << s
	var x int64 = 1<<s + 1
	fmt.Println(w, x, len([10]string{}), cap([7]int{}))
	fmt.Println(math.MaxInt64, math.MaxFloat32, math.SmallestNonzeroFloat32)
	fmt.Println(0.1+0.2, 0.1+0.2 == 0.3, 1e-400*1e400)
	type duration int64
	const d duration = 3
	fmt.Println(d*2, 2.0*d, d<<4)
}
