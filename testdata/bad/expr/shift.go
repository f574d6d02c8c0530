package main

func main() {
	f := 1.5
	s := "a"
	_ = 1 << f
	_ = f << 1
	_ = s << 1
	_ = 1 << "a"
	_ = 1 << -1
	_ = 1.5 << 1
	_ = 1 << 1.5
	n := 3
	_ = 1.0 << n * 2.5
	var g float64 = 1 << n
	_ = uint8(1 << 8)
	_ = 1 << 64
}
