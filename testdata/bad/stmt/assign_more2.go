package main

type T struct{ a int }

func f() (int, string) { return 1, "" }
func g()               {}

func main() {
	var i int
	var s string
	i, s = f(), 1
	i, s = s, i
	i = f()
	i, s, _ = f()
	i = g()
	_ = g
	_ = nil
	_ = T
	i += "a"
	s -= "b"
	s++
	i <<= 1.5
	i, s += 1, 2
}
