package main

func main() {
	n := 1
	_ = n && true
	_ = true || "x"
	_ = n & true
	_ = true & false
	_ = 1.5 | 2
	_ = n &^ 1.5
	_ = !n == true
}
