// Conversions between integer types truncate or extend.
package main

import "fmt"

type Celsius int8

func main() {
	for _, v := range []int64{0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, -129, 1 << 31, 1<<32 - 1, 1 << 32, -1 << 63, 1<<63 - 1} {
		fmt.Println(v, int8(v), uint8(v), int16(v), uint16(v), int32(v), uint32(v), uint64(v), int(v))
	}
	i8 := int8(-1)
	fmt.Println(uint8(i8), uint16(i8), uint32(i8), uint64(i8), uint16(uint8(i8)), int64(i8), int64(uint8(i8)))
	u8 := uint8(200)
	fmt.Println(int8(u8), int16(u8), int16(int8(u8)), uint64(int8(u8)))
	fmt.Println(Celsius(i8), int(Celsius(100)), Celsius(u8))
	r := rune(0x1F600)
	fmt.Println(byte(r), uint16(r), r)
	b := byte('z')
	fmt.Println(b, rune(b), string(rune(b)))
	const c = 300
	v := c
	fmt.Println(byte(v), int8(v))
	u := ^uint(0)
	fmt.Println(int(u), u>>1 == uint(1<<63-1))
	p := uintptr(12)
	fmt.Println(p, int(p)*2, uint32(p))
	type myint int
	type other myint
	m := myint(5)
	o := other(m)
	fmt.Printf("%T %v %T %v\n", m, m, o, o)
}
