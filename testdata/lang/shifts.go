// Shifts: counts larger than the width, signed counts, arithmetic against logical, untyped operands.
package main

import "fmt"

func try(name string, f func() int) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panic:", e)
		}
	}()
	fmt.Println(name, f())
}

func main() {
	var i8 int8 = -128
	var i32 int32 = -5
	var i64 int64 = -1 << 62
	var u8 uint8 = 0x81
	var u64 uint64 = 1<<63 | 1
	for _, s := range []uint{0, 1, 7, 8, 31, 32, 63, 64, 65, 1000, 1 << 40} {
		fmt.Println(s, i8<<s, i8>>s, i32<<s, i32>>s, i64<<s, i64>>s, u8<<s, u8>>s, u64<<s, u64>>s)
	}
	var sh8 uint8 = 200
	fmt.Println(1<<sh8 == 0, int64(-1)>>sh8, uint32(1)<<(sh8&31))
	var neg = -1
	try("neg left", func() int { return 1 << neg })
	try("neg right", func() int { return 1 >> neg })
	var sneg int8 = -3
	try("neg8", func() int { return 5 << sneg })
	var s uint = 33
	var a int = 1 << s
	var b int32 = 1 << s
	var c = uint64(1 << s)
	var d = uint64(1<<s) == 1<<33
	var e = 1<<s == 2<<s
	var w int64 = 1.0 << 33
	var x = make([]byte, 1<<(s-30))
	fmt.Println(a, b, c, d, e, w, len(x))
	var u = 1.0 << 3
	fmt.Printf("%T %v\n", u, u)
	n := 3
	n <<= 2
	n >>= 1
	fmt.Println(n, 1<<3|1<<4, 1<<3+1, (1<<3)+1, 7&^5, 6^3, ^0, -1>>60)
	var arr [1 << 4]int
	fmt.Println(len(arr), 0xff>>4<<2)
	var i16 int16 = 0x7fff
	fmt.Println(i16<<1, i16<<15, i16>>14, uint16(i16)<<1)
	fmt.Println(uint8(1)<<7>>7, int8(u8)>>7, (u8<<1)>>1)
}
