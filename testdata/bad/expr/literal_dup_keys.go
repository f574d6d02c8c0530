package main

func main() {
	_ = map[string]int{"a": 1, "b": 2, "a": 3}
	_ = map[int]bool{1: true, 2: true, 1: false}
	_ = map[any]int{1: 1, 1.0: 2, 1: 3, "1": 4}
	_ = [...]int{0: 1, 1: 2, 0: 3}
	_ = map[bool]int{true: 1, false: 2, true: 3}
	_ = map[[1]int]int{{1}: 1, {1}: 2}
	_ = map[float64]int{1: 1, 1.0: 2}
}
