// Rounding of conversions: integers to float32 and float64, float64 to float32 (ties to even, overflow, subnormals), truncation.
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, i := range []int64{16777215, 16777216, 16777217, 16777218, 16777219, 33554433, 33554434, 33554435, 1<<31 - 1, 1<<53 + 1, 1<<53 + 3, 1<<62 + 511, -16777217, -(1<<53 + 1)} {
		fmt.Println(i, float32(i), int64(float32(i)), int64(float64(i)))
	}
	for _, f := range []float64{0.1, 1 + 1.0/(1<<24), 1 + 3.0/(1<<24), 3.4028235677973366e38, 3.4028235e38, 1e-45, 7e-46, 7.1e-46, 1.17549435e-38, 1e-50, -1e-50, 16777217, 1e300} {
		g := float32(f)
		fmt.Println(f, g, math.Float32bits(g))
	}
	for _, u := range []uint64{1<<63 + 1<<10, 1<<63 + 1<<10 + 1, 1<<63 + 3<<10, math.MaxUint64, 1<<40 + 1<<15, 1<<40 + 1<<16 + 1} {
		fmt.Println(u, math.Float64bits(float64(u)), math.Float32bits(float32(u)))
	}
	for _, f := range []float64{-0.9, 0.9, -1.0000000001, 1e18 + 1, -128.99, 127.99, 1.8446744073709550e19} {
		switch {
		case f >= 0 && f < 1<<63:
			fmt.Println(f, int64(f), uint64(f))
		case f >= 0:
			fmt.Println(f, uint64(f))
		default:
			fmt.Println(f, int64(f), int32(f), int16(f))
		}
	}
	var f32 float32 = 0.1
	var sum32 float32
	sum64 := 0.0
	for range 1000 {
		sum32 += f32
		sum64 += float64(f32)
	}
	fmt.Println(sum32, sum64, float32(sum64), f32*3, float64(f32)*3)
	x := float32(1) / 3
	y := float64(float32(1.0/3)) - float64(x)
	fmt.Println(x, y, float32(math.Pi)*float32(math.E))
	var i = 3
	fmt.Println(float32(i)/2, float64(i/2), uint8(f32*2007))
}
