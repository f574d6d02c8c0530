// print and println write to standard error in their own format.
package main

type T struct{ x int }

func main() {
	println("hello", 1, -2, uint8(255), true, 'x', "end")
	print("a", 1, 2, "b\n")
	println(1.5, 0.0, -1e100, float32(0.1), 1e-7, 123456789.0)
	println(1+2i, complex64(-1i))
	var p *int
	var s []int
	var m map[string]int
	var f func()
	var c chan int
	var e error
	println(p == nil, m == nil, f == nil, c == nil, e == nil, s == nil)
	println(p, m, c)
	println()
	print()
	print("x", "y", 1, 2, "z")
	println(int64(-1<<63), uint64(1<<64-1), uintptr(7), rune(-1), byte(0))
	type str string
	type num int16
	println(str("named"), num(-5))
	zero := 0.0
	println(1/zero, -1/zero, zero/zero)
	const big = 1 << 40
	println(big, "é世\n\t.")
}
