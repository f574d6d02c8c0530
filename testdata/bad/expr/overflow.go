package main

func main() {
	var a int8 = 200
	var b uint8 = 256
	var c int = 1 << 63
	var d uint = -1
	var e int32 = 1e10
	x := 9223372036854775808
	f := -9223372036854775809
	_ = int8(100) * 2
	_ = uint8(200) + 100
	const big = 1 << 62
	_ = big * 4
	_ = ^uint8(0) + 1
}
