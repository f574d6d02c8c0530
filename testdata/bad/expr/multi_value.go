package main

func main() {
	two := func() (int, int) { return 1, 2 }
	_ = two() + 1
	_ = []int{two()}
	x := two()
	var a, b, c = two()
	if two() {
	}
	_ = two().x
	switch two() {
	}
	_, _, _, _ = x, a, b, c
}
