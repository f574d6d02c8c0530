package main

func main() {
	n := 5
	m := map[int]int{}
	_ = n[:]
	_ = m[1:2]
	_ = "abc"[0:1:2]
	_ = [3]int{}[:]
	_ = f()[:]
	s := []int{}
	_ = s["a":]
	_ = s[:1.5]
	_ = s[::]
}
