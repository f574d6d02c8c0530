// Largest and smallest values of every type as constants and at run time; constant expressions that just fit; conversion of constants at the limit.
package main

import (
	"fmt"
	"math"
)

const (
	maxI8, minI8   = int8(math.MaxInt8), int8(math.MinInt8)
	maxU8          = uint8(1<<8 - 1)
	maxI16, minI16 = int16(1<<15 - 1), int16(-1 << 15)
	maxI32, minI32 = int32(1<<31 - 1), int32(-1 << 31)
	maxI64, minI64 = int64(1<<63 - 1), int64(-1 << 63)
	maxU64         = uint64(1<<64 - 1)
	maxInt         = int(^uint(0) >> 1)
	uptr           = ^uintptr(0)
	f32max         = float32(math.MaxFloat32)
	f32min         = float32(math.SmallestNonzeroFloat32)
	f64max         = float64(0x1.fffffffffffffp1023)
	round32        = float32(16777216.5 + 0.5)
	near           = float32(1 << 24 * 1.00000005)
	allOnes        = -1
	c64            = complex64(complex(math.MaxFloat32, -math.MaxFloat32))
)

func add[T int8 | uint8 | int16 | int32 | int64 | uint64 | int | uintptr](x, y T) T { return x + y }

func main() {
	fmt.Println(maxI8, minI8, maxU8, maxI16, minI16, maxI32, minI32, maxI64, minI64, maxU64, maxInt, uptr)
	fmt.Println(add(maxI8, 1), add(minI8, -1), add(maxU8, 1), add(maxI16, 1), add(maxI32, 1), add(minI32, -1), add(maxI64, 1), add(minI64, -1), add(maxU64, 1), add(maxInt, 1), add(uptr, 1))
	fmt.Println(f32max, f32min, f64max, round32, near, c64)
	fmt.Println(f32max/2*one32(4), float64(f32max)*2, f32min/2, f64max*f32to64(2))
	fmt.Println(maxU64/uint64(maxI64), maxU64%10, maxI64/-1 == -maxI64, minI64/2, -(minI8 + 1))
	fmt.Println(uint8(allOnes&0xff), uint64(1<<63)|1, int32(-0x8000_0000), int8(-0b1000_0000), uint16(0o177777))
	fmt.Println(math.MaxInt64-1 == 1<<63-2, math.MaxUint32, uint32(math.MaxUint32), float64(math.MaxInt64) == 1<<63, int64(float32(1<<62)))
	const just = math.MaxFloat64 + 0x1p969
	fmt.Println(just > math.MaxFloat64, float64(just) == math.MaxFloat64)
	x := maxI8
	x++
	y := minI64
	y = -y
	fmt.Println(x, y, y == minI64, y-1 > 0)
}

func one32(x float32) float32 { return x }

func f32to64(x float64) float64 { return x }
