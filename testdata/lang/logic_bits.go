// Bitwise operators and boolean logic on every width.
package main

import "fmt"

type flags uint16

const (
	read flags = 1 << iota
	write
	exec
	all = read | write | exec
)

func (f flags) String() string {
	s := ""
	for i, c := range "rwx" {
		if f&(1<<i) != 0 {
			s += string(c)
		} else {
			s += "-"
		}
	}
	return s
}

func bits(n uint64) (c int) {
	for ; n != 0; n &= n - 1 {
		c++
	}
	return
}

func main() {
	f := read | exec
	fmt.Println(f, f&^exec, f^all, all&^f, flags(0), ^f&all)
	fmt.Println(bits(0), bits(255), bits(1<<63|1), bits(^uint64(0)))
	a, b := int32(0x0f0f0f0f), int32(-0x0f0f0f10)
	fmt.Printf("%#x %#x %#x %#x %#x\n", a&b, a|b, a^b, a&^b, ^a)
	x, y := int8(-1), int8(0x55)
	fmt.Println(x&y, x|y, x^y, x&^y, ^y, -y)
	t, u := true, false
	fmt.Println(t && u, t || u, !t, t != u, t == u, !(t && !u))
	n := 0
	side := func(v bool) bool { n++; return v }
	_ = side(false) && side(true) || side(true) && side(false)
	fmt.Println(n)
	v := uint8(0b1010_1010)
	v ^= v >> 1
	v |= 0o17
	v &= 0xF7
	fmt.Printf("%08b %o %X\n", v, v, v)
	fmt.Println(0x_FF, 0b11, 0o17, 017, 1_000_000, 'a', '\n', '\x41', '\u00e9', '\'')
	z := uint64(0x0123456789abcdef)
	z = z>>32 | z<<32
	z = z&0x0000ffff0000ffff<<16 | z>>16&0x0000ffff0000ffff
	fmt.Printf("%016x\n", z)
	swap := [2]uint16{1, 2}
	swap[0] ^= swap[1]
	swap[1] ^= swap[0]
	swap[0] ^= swap[1]
	fmt.Println(swap)
}
