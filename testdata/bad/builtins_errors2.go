package main

func main() {
	delete([]int{}, 1)
	delete(map[string]int{}, 1)
	close(5)
	_ = new()
	panic()
	panic(1, 2)
	_ = min()
	_ = min(1, "a")
	clear(5)
	_ = complex(1, "x")
	_ = real("x")
}
