package main

func main() {
	n := 1
	_ = len(n)
	_ = len()
	_ = len("a", "b")
	_ = cap(map[int]int{})
	_ = cap("s")
	_ = len(struct{}{})
	_ = len(&[]int{})
	len("x")
	_ = len(nil)
	_ = len(int)
}
