package main

func f(a, b int) (c int) { return }

func main() {
	f := f
	x, err := 1, 2
	x = 3
	_ = x
}
