package main

func main() {
	_ = map[string]int{"a": 1, "a": 2} // ERROR "29: duplicate key \"a\" in map literal"
	_ = map[string]int{1: 1} // ERROR "21: cannot use 1 \(untyped int constant\) as string value in map literal"
	_ = map[string]int{"a": "b"} // ERROR "26: cannot use \"b\" \(untyped string constant\) as int value in map literal"
	_ = map[string]int{"a"} // ERROR "21: missing key in map literal"
	_ = map[[]int]int{} // ERROR "10: invalid map key type \[\]int"
	_ = map[any]int{1: 1, 1.0: 2, 1: 3} // ERROR "32: duplicate key 1 in map literal"
	_ = map[func()]int{} // ERROR "14: invalid map key type func\(\)"
	_ = map[struct{ f []int }]int{} // ERROR "10: invalid map key type struct\{f \[\]int\}"
	_ = map[bool]int{true: 1, true: 2} // ERROR "28: duplicate key true in map literal"
}
