package main

func main() {
	f := func() {
		a := 1
		b := 2
		_ = b
	}
	f()
	g := func(x int) { y := x }
	g(1)
}
