package main

func main() {
	_ = &5
	_ = &f()
	_ = &"s"
	_ = &(1 + 2)
	m := map[int]int{}
	_ = &m[1]
	_ = &[]int{1}[0]
	_ = &[1]int{1}[0]
	_ = &struct{ a int }{1}.a
	_ = &main
	_ = &nil
}
