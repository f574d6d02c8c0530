// Shifts of every width by every kind of count: counts beyond the width, of small types, signed right shifts, negative counts panic, shift-assign.
package main

import "fmt"

type num interface {
	~int8 | ~uint8 | ~int16 | ~uint16 | ~int32 | ~uint32 | ~int64 | ~uint64 | ~int | ~uint | ~uintptr
}

func shifts[T num, N num](x T, ns ...N) {
	fmt.Printf("%T<<%T", x, ns[0])
	for _, n := range ns {
		y := x
		y <<= n
		z := x
		z >>= n
		fmt.Print(" ", x<<n, ",", x>>n, ",", y == x<<n && z == x>>n)
	}
	fmt.Println()
}

func neg[N num](n N) (r string) {
	defer func() { r = fmt.Sprint(recover()) }()
	x := 1
	x = x << n
	return fmt.Sprint(x)
}

func consts(a int8, b uint8, c int16, d uint32, e int64, f uint64) {
	fmt.Println(a<<7, a>>7, a>>8, a>>200, b<<7, b>>7, b<<8, b>>8, c<<15, c>>15, c>>16, d<<31, d>>31, d>>32, d<<40, e<<63, e>>63, e>>64, e<<64, f>>63, f<<63, f>>64)
}

func main() {
	shifts(int8(-3), uint8(0), 1, 7, 8, 9, 255)
	shifts(uint8(200), int8(0), 1, 7, 8, 127)
	shifts(int16(-30000), uint16(1), 15, 16, 65535)
	shifts(uint16(60000), int64(1), 15, 16, 1<<40)
	shifts(int32(-5), uint32(1), 31, 32, 33, 1<<31)
	shifts(uint32(1<<31+5), uint64(1), 31, 32, 64, 1<<63)
	shifts(int64(-1<<62), uint8(1), 2, 63, 64, 65, 200)
	shifts(uint64(1<<63+1), int(1), 63, 64, 65, 1<<62)
	shifts(int(-1), uintptr(62), 63, 64)
	shifts(uintptr(3), int16(62), 63, 64, 1000)
	fmt.Println(neg(int8(-1)), neg(-5), neg(int64(-1<<63)), neg(int16(-300)))
	consts(-1, 255, -32768, 1<<31+1, -9, 1<<63+9)
	consts(1, 1, 1, 1, 1, 1)
	var s uint = 65
	var i8 int8 = 1
	fmt.Println(1<<s, 1<<s>>s, i8<<s>>s, uint8(1)<<(s-58), int64(1)<<(s-2)>>(s-2), -1>>s, ^uint32(0)>>(s-64))
	k := []int{1}
	k[0] <<= k[0]
	k[0] |= 1 << k[0]
	fmt.Println(k, 1<<k[0]&0xff, uint8(k[0])<<4>>4)
}
