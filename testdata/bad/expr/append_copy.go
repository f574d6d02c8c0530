package main

func main() {
	s := []int{}
	n := 1
	_ = append()
	_ = append(n, 1)
	_ = append(s, "a")
	_ = append(s, s)
	_ = append(s, []string{}...)
	_ = append(nil, 1)
	append(s, 1)
	copy(s)
	copy(s, "abc")
	copy(n, s)
	copy(s, []int8{})
}
