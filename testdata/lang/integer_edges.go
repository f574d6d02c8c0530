// Integer arithmetic at the edges: most negative by minus one, remainders' signs, wrap-around of every width, comparisons across signs, division by constants.
package main

import "fmt"

func i8(a, b int8) (int8, int8, int8, int8, int8)       { return a + b, a - b, a * b, a / b, a % b }
func i16(a, b int16) (int16, int16, int16, int16, int16) { return a + b, a - b, a * b, a / b, a % b }
func i32(a, b int32) (int32, int32, int32, int32, int32) { return a + b, a - b, a * b, a / b, a % b }
func i64(a, b int64) (int64, int64, int64, int64, int64) { return a + b, a - b, a * b, a / b, a % b }
func u8(a, b uint8) (uint8, uint8, uint8, uint8, uint8)  { return a + b, a - b, a * b, a / b, a % b }
func u64(a, b uint64) (uint64, uint64, uint64, uint64, uint64) {
	return a + b, a - b, a * b, a / b, a % b
}

func byConst(n int64, u uint64, s int8) {
	fmt.Println(n/1, n/-1, n/2, n/-2, n/3, n/7, n/10, n/-10, n/1000000007, n%2, n%-3, n%8, n%10, n/(1<<62), n%(1<<62), n/(-1<<63))
	fmt.Println(u/1, u/2, u/3, u/7, u/10, u/(1<<63), u%3, u%10, u%(1<<63), u/(1<<64-1))
	fmt.Println(s/3, s%3, s/-1, s/127, s%100, s/16, s%16, -s, s*s, s<<1>>1)
}

func cmp(a int8, b uint8, c int64, d uint64) {
	fmt.Println(a < 0, b > 127, c < 0, d > 1<<63, int8(b) < a, uint8(a) > b, uint64(c) > d, int64(d) < c, int(a) < int(b), c == int64(a))
}

func main() {
	fmt.Println(i8(-128, -1))
	fmt.Println(i16(-32768, -1))
	fmt.Println(i32(-1<<31, -1))
	fmt.Println(i64(-1<<63, -1))
	fmt.Println(i8(-7, 2))
	fmt.Println(i8(7, -2))
	fmt.Println(i8(127, 127))
	fmt.Println(u8(0, 255))
	fmt.Println(u8(200, 7))
	fmt.Println(u64(1, 1<<64-1))
	fmt.Println(u64(1<<63, 3))
	for _, n := range []int64{0, 1, -1, 7, -7, 1<<63 - 1, -1 << 63, 123456789012345} {
		byConst(n, uint64(n), int8(n))
	}
	cmp(-1, 255, -1, 1<<63+1)
	cmp(100, 100, 1, 1)
	var x uint8 = 255
	x++
	y := int8(127)
	y++
	z := uint64(0)
	z--
	fmt.Println(x, y, z, -y, ^y, ^x, -uint32(x+1), ^uint16(0))
	a, b := int32(-1<<31), int32(1)
	fmt.Println(-a, a-b, a*a, a+a, uint32(a)>>31, a>>31, uint32(a-b)/2)
	var m [3]int
	for i := uint8(253); i != 2; i++ {
		m[i%3]++
	}
	fmt.Println(m)
	n := 0
	for i := int8(126); i > 0; i++ {
		n++
	}
	fmt.Println(n)
	func() {
		defer func() { fmt.Println(recover()) }()
		zero := uint8(0)
		fmt.Println(x % zero)
	}()
}
