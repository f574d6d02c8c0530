package main

func main() {
	c := 1 + 2i
	_ = c < c
	_ = c % c
	_ = int(c)
	_ = float64(c)
	_ = c << 1
	_ = c & 1
	c++
	var f float64 = 1i
	var g float64 = 1i * 1i
	_ = c == "x"
	_, _ = f, g
}
