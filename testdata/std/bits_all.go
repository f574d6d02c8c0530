// math/bits: counts, rotations and wide arithmetic, with the panics of Div.
package main

import (
	"fmt"
	"math/bits"
)

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panics:", e)
		}
	}()
	f()
}

func main() {
	for _, x := range []uint64{0, 1, 2, 0x80, 0xFF, 0x8000, 0x12345678, 0x80000000, 0xDEADBEEFCAFEBABE, 1 << 63, ^uint64(0)} {
		fmt.Println(x, bits.LeadingZeros64(x), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros16(uint16(x)), bits.LeadingZeros8(uint8(x)), bits.LeadingZeros(uint(x)))
		fmt.Println(bits.TrailingZeros64(x), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros8(uint8(x)), bits.TrailingZeros(uint(x)))
		fmt.Println(bits.OnesCount64(x), bits.OnesCount32(uint32(x)), bits.OnesCount16(uint16(x)), bits.OnesCount8(uint8(x)), bits.OnesCount(uint(x)))
		fmt.Println(bits.Len64(x), bits.Len32(uint32(x)), bits.Len16(uint16(x)), bits.Len8(uint8(x)), bits.Len(uint(x)))
		fmt.Println(bits.Reverse64(x), bits.Reverse32(uint32(x)), bits.Reverse16(uint16(x)), bits.Reverse8(uint8(x)), bits.Reverse(uint(x)))
		fmt.Println(bits.ReverseBytes64(x), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes16(uint16(x)), bits.ReverseBytes(uint(x)))
		for _, k := range []int{0, 1, -1, 7, 8, 31, 33, 64, -70} {
			fmt.Print(bits.RotateLeft64(x, k), bits.RotateLeft32(uint32(x), k), bits.RotateLeft16(uint16(x), k), bits.RotateLeft8(uint8(x), k), bits.RotateLeft(uint(x), k), " ")
		}
		fmt.Println()
		for _, y := range []uint64{0, 3, 1 << 32, 0xFFFFFFFF00000001, ^uint64(0)} {
			s, c := bits.Add64(x, y, 1)
			d, b := bits.Sub64(x, y, 1)
			hi, lo := bits.Mul64(x, y)
			fmt.Println(s, c, d, b, hi, lo)
			s32, c32 := bits.Add32(uint32(x), uint32(y), 1)
			d32, b32 := bits.Sub32(uint32(x), uint32(y), 0)
			h32, l32 := bits.Mul32(uint32(x), uint32(y))
			fmt.Println(s32, c32, d32, b32, h32, l32)
			try("div", func() { fmt.Println(bits.Div64(x, 12345, y)) })
			try("rem", func() { fmt.Println(bits.Rem64(x, 12345, y)) })
			try("div32", func() { fmt.Println(bits.Div32(uint32(x), 99, uint32(y))) })
			try("rem32", func() { fmt.Println(bits.Rem32(uint32(x), 99, uint32(y))) })
		}
	}
	fmt.Println(bits.UintSize)
}
