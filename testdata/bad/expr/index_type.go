package main

func main() {
	s := []int{}
	m := map[string]int{}
	n := 5
	f := 1.0
	_ = s["a"]
	_ = s[f]
	_ = s[1.0]
	_ = s[1.5]
	_ = m[5]
	_ = m[nil]
	_ = n[0]
	_ = s[true]
	_ = nil[0]
	_ = main[0]
}
