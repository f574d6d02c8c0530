package main

func main() {
	_ = int
	x := string
	_ = []int
	f(int)
	_ = int + 1
	_ = error
	return int
	_ = map[string]int
	_ = (int)
	_ = *int
}
