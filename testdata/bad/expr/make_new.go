package main

func main() {
	_ = make()
	_ = make(int)
	_ = make([3]int)
	_ = make([]int)
	_ = make([]int, -1)
	_ = make([]int, 1, 2, 3)
	_ = make([]int, "a")
	_ = make(map[int]int, 1, 2)
	_ = make(5)
	_ = new()
	_ = new(int, 2)
}
