package main

const big = 1 << 100

func main() {
	var a int8 = 128
	var b uint = -1
	var c byte = 256
	var d int = big
	_ = int8(200)
	e := 1 << 64
	var f float32 = 1e100
	_ = uint8(255) + 1
	var g int = 1.5
	_ = "a"[5]
	const z = 1 / 0
	_ = a / 0
	_, _, _, _, _, _, _ = a, b, c, d, e, f, g
}
