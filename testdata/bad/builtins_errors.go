package main

func main() {
	_ = len(5)
	_ = len()
	_ = len("a", "b")
	_ = cap("a")
	_ = make(int)
	_ = make([]int)
	_ = make([]int, "x")
	_ = make([]int, 5, 2)
	_ = append(1, 2)
	_ = append([]int{}, "x")
	copy([]int{}, []string{})
}
