package main

func main() {
	_ = []int{1, "a", 2.5, nil}
	_ = [2]int{1, 2, 3}
	_ = [...]string{5: "a", 5: "b"}
	_ = map[string]int{"a": 1, "b"}
	_ = map[string]int{1: 1}
	_ = []int{-1: 5}
	_ = []int{1.5: 5}
	_ = []int{"a": 5}
	_ = int{}
	_ = *[]int{}
}
