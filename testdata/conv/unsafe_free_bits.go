// Bits of floats, byte order by hand, checksums, and packing fields into integers.
package main

import (
	"fmt"
	"math"
	"math/bits"
)

func put64(b []byte, v uint64) {
	for i := range 8 {
		b[i] = byte(v >> (8 * i))
	}
}

func get64(b []byte) (v uint64) {
	_ = b[7]
	for i := 7; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return
}

func crc(data []byte) uint32 {
	c := ^uint32(0)
	for _, b := range data {
		c ^= uint32(b)
		for range 8 {
			if c&1 != 0 {
				c = c>>1 ^ 0xedb88320
			} else {
				c >>= 1
			}
		}
	}
	return ^c
}

func adler(data []byte) uint32 {
	a, b := uint32(1), uint32(0)
	for _, x := range data {
		a = (a + uint32(x)) % 65521
		b = (b + a) % 65521
	}
	return b<<16 | a
}

func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

type packed uint32

func pack(y, m, d, h int) packed { return packed(y)<<16 | packed(m)<<12 | packed(d)<<7 | packed(h) }
func (p packed) parts() (y, m, d, h int) {
	return int(p >> 16), int(p >> 12 & 0xf), int(p >> 7 & 0x1f), int(p & 0x7f)
}

func varint(v int64) (out []byte) {
	u := uint64(v)<<1 ^ uint64(v>>63)
	for u >= 0x80 {
		out = append(out, byte(u)|0x80)
		u >>= 7
	}
	return append(out, byte(u))
}

func main() {
	buf := make([]byte, 8)
	for _, v := range []uint64{0, 1, 0x0123456789abcdef, math.MaxUint64} {
		put64(buf, v)
		fmt.Println(buf, get64(buf) == v)
	}
	data := []byte("the quick brown fox")
	fmt.Printf("%08x %08x %016x\n", crc(data), adler(data), fnv(string(data)))
	p := pack(2026, 11, 23, 65)
	fmt.Println(p, uint32(p))
	fmt.Println(p.parts())
	for _, v := range []int64{0, -1, 63, 64, -65, 1 << 40, math.MinInt64} {
		fmt.Print(varint(v), " ")
	}
	fmt.Println()
	for _, f := range []float64{0, 1, -2.5, 0.1, math.Inf(-1), 5e-324} {
		b := math.Float64bits(f)
		fmt.Println(f, b>>63, b>>52&0x7ff, b&(1<<52-1), math.Float32bits(float32(f)), math.Float64frombits(b) == f)
	}
	x := uint16(0xABCD)
	fmt.Printf("%04x %04x %04x %d\n", x<<8|x>>8, bits.ReverseBytes16(x), ^x, int16(x))
	gray := func(n uint8) uint8 { return n ^ n>>1 }
	for i := range uint8(8) {
		fmt.Printf("%03b ", gray(i))
	}
	fmt.Println()
	v := int32(-7)
	fmt.Println(v>>1, uint32(v)>>1, v/2, v&1, -v&v, uint8(v), v<<28, int64(v)<<28)
	isqrt := func(n uint64) uint64 {
		x := n
		for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
			x = y
		}
		return x
	}
	fmt.Println(isqrt(99), isqrt(100), isqrt(1<<62), isqrt(math.MaxUint32))
}
