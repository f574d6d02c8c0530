package main

func main() {
	var a, b, c int
	a, b = 1
	a = 1, 2
	a, b, c = 1, 2
	a, b = f()
	a, b := 1, 2, 3
	a, b = c
	_ = 1, 2
}
