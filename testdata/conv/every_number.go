// Conversions between all numeric types, at run time: wrap-around, sign extension, truncation toward zero, float32 rounding, through named types.
package main

import "fmt"

type MyInt int16
type MyF float32

func ints(x int64) {
	fmt.Println(int8(x), int16(x), int32(x), int(x), uint8(x), uint16(x), uint32(x), uint64(x), uintptr(x), float32(x), float64(x), MyInt(x), MyF(x))
}

func uints(x uint64) {
	fmt.Println(int8(x), int16(x), int32(x), int64(x), uint8(x), uint16(x), uint32(x), float32(x), float64(x))
}

func small(a int8, b uint8, c int16, d uint16, e int32, f uint32) {
	fmt.Println(int64(a), int64(b), uint64(a), uint16(a), int16(b), uint32(c), int32(d), uint64(e), int64(f), uint8(c), int8(d), float32(a), float64(f), float32(e), float32(f))
}

func floats(f float64) {
	fmt.Println(float32(f), int64(f), int32(f), int16(int32(f)), int8(int64(f)), uint8(int64(f)), MyInt(int(f)))
}

func floats32(f float32) {
	fmt.Println(float64(f), int64(f), int(f), uint64(f), uint32(f), MyF(f))
}

func main() {
	for _, x := range []int64{0, 1, -1, 127, 128, -128, -129, 32768, 1<<31 - 1, -1 << 31, 1 << 40, 1<<53 + 1, -1 << 63, 1<<63 - 1, 16777217} {
		ints(x)
	}
	for _, x := range []uint64{0, 1<<64 - 1, 1 << 63, 1<<63 + 1025, 1<<24 + 1, 1<<53 + 3} {
		uints(x)
	}
	small(-128, 255, -32768, 65535, -2147483648, 4294967295)
	small(-1, 128, -1, 32768, -1, 16777219)
	for _, f := range []float64{0, -0.9, 0.9, 1.5, -1.5, 2.5, 127.999, -128.5, 1e9, 123456789.987} {
		floats(f)
	}
	for _, f := range []float32{0, 0.99999994, 16777216, 3.7, 4e9 / 2} {
		floats32(f)
	}
	c := complex(float32(1.1), -2)
	fmt.Println(complex128(c), complex64(complex128(c)) == c, complex64(1e-46+1e38i))
	var r rune = -5
	fmt.Println(uint16(r), string(r) == "\uFFFD", byte(r))
	x := MyInt(-300)
	fmt.Println(uint8(x), MyF(x)/7, float64(MyF(x)/7), int8(x>>1))
	var big float64 = 1 << 63
	fmt.Println(uint64(big), uint64(big*1.5), uint64(big*2-2048))
}
