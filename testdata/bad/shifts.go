package main

func main() {
	_ = 1 << 1.5
	_ = 1.5 << 1
	_ = 1 << -1
	_ = "a" << 1
	var s = 3.0
	_ = 1 << s
	var f float64 = 1 << s
	var n = 2
	var g float64 = 1 << n
	_ = 1.0 << n
	var h = float32(1 << n)
	_, _, _ = f, g, h
	_ = uint8(1) << 8
	_ = 1 << 1000
}
