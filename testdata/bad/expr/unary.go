package main

func main() {
	s, b, f := "x", true, 1.5
	_ = -s
	_ = +b
	_ = !f
	_ = ^f
	_ = ^b
	_ = !s
	_ = -true
	_ = *f
	_ = <-f
	_ = &1
	_ = &"x"
}
