package main

func main() {
	f, g := func() {}, func() {}
	_ = f == g
	_ = f == nil
	_ = f != func() {}
	m := map[string]int{}
	_ = m == m
	s := []int{}
	_ = s == []int{}
	_ = s == nil
	switch f {
	case nil:
	}
	_ = []func(){f} == nil
}
