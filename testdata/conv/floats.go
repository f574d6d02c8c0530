// Conversions between floats and integers that are in range; float32 and float64.
package main

import "fmt"

func main() {
	for _, f := range []float64{0, 0.5, 0.99, 1.5, -0.5, -1.5, -1.99, 127.9, 255.9, 1e9, 2147483647.5, -2147483648.9, 4294967295.9, 1e15 + 0.5, 9007199254740993, -9.2e18} {
		fmt.Print(f, " ", int64(f), " ")
		if f > -128 && f < 128 {
			fmt.Print(int8(f), " ")
		}
		if f >= 0 && f < 256 {
			fmt.Print(uint8(f), " ")
		}
		if f > -2147483649 && f < 2147483648 {
			fmt.Print(int32(f), " ")
		}
		if f >= 0 {
			fmt.Print(uint64(f), " ")
			if f < 4294967296 {
				fmt.Print(uint32(f))
			}
		}
		fmt.Println()
	}
	big := 1.5e19
	fmt.Println(uint64(big), uint64(9223372036854775808.0), uint64(1<<63+4096.0))
	for _, i := range []int64{0, 1, -1, 1 << 53, 1<<53 + 1, 1<<53 + 2, 1<<62 + 1, -1 << 63, 1<<63 - 1, 123456789012345678} {
		fmt.Println(float64(i), float32(i), int64(float64(i)) == i)
	}
	for _, u := range []uint64{1 << 63, 1<<63 + 1, 1<<63 + 1025, 1<<64 - 1, 1<<24 + 1} {
		fmt.Println(float64(u), float32(u))
	}
	f32 := float32(16777217)
	fmt.Println(f32, float64(f32), int(f32), float32(0.1) == 0.1, float64(float32(0.1)) == 0.1)
	fmt.Println(float32(1e39-1e38*9.5), float32(3.4e38))
	n := 7
	fmt.Println(float64(n)/2, float64(n/2), int(float64(n)*1.1), n*int(2.0))
	c := complex(1, 2)
	fmt.Println(complex64(c), real(c), imag(c))
}
