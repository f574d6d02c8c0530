package main

func main() {
	var s struct{ x int }
	s.x := 1
	s.x, y := 2, 3
	_ = y
}
