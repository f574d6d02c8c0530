// Integer overflow wraps, for every width, signed and unsigned.
package main

import "fmt"

func main() {
	var i8 int8 = 127
	i8++
	fmt.Println(i8, -i8, i8-1, i8*i8)
	var i16 int16 = 32767
	i16++
	fmt.Println(i16, -i16, i16-1, i16*3)
	var i32 int32 = 2147483647
	i32++
	fmt.Println(i32, -i32, i32-1, i32*3)
	var i64 int64 = 9223372036854775807
	i64++
	fmt.Println(i64, -i64, i64-1, i64*3)
	var u8 uint8 = 255
	u8++
	fmt.Println(u8, u8-1, -u8, ^u8, (u8-1)*(u8-1))
	var u16 uint16 = 65535
	u16++
	fmt.Println(u16, u16-1, ^u16, (u16-1)*(u16-1))
	var u32 uint32 = 4294967295
	u32++
	fmt.Println(u32, u32-1, ^u32, (u32-1)*(u32-1))
	var u64 uint64 = 18446744073709551615
	u64++
	fmt.Println(u64, u64-1, ^u64, (u64-1)*(u64-1))

	a8, b8 := int8(100), int8(100)
	fmt.Println(a8+b8, a8-(-b8), a8*b8, int(a8+b8), int(a8)+int(b8))
	c8, d8 := uint8(200), uint8(100)
	fmt.Println(c8+d8, d8-c8, c8*d8, c8>>1+d8>>1, (c8+d8)/2, (c8+d8)>>1)
	if c8+d8 < c8 {
		fmt.Println("wrapped compare")
	}
	e16 := int16(-32768)
	fmt.Println(e16/-1, -e16, e16%-1)
	e8, m1 := int8(-128), int8(-1)
	fmt.Println(e8/m1, e8%m1, e8*m1)
	e64, n1 := int64(-1<<63), int64(-1)
	fmt.Println(e64/n1, e64%n1, e64*n1, -e64)
	e32, n32 := int32(-1<<31), int32(-1)
	fmt.Println(e32/n32, e32%n32)
	h := uint32(2166136261)
	for _, c := range []byte("wrap around") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	x := uint64(88172645463325252)
	for range 5 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	fmt.Println(x)
	var up uintptr = 0
	up--
	fmt.Println(up == ^uintptr(0))
	loops := 0
	for i := uint8(250); i >= 250; i++ {
		loops++
	}
	fmt.Println(loops)
}
