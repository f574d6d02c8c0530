package main

func f() int { return 1 }

const c = 1

type T struct{ x int }

func main() {
	5 = 1
	f() = 2
	c = 3
	main = nil
	"a" = "b"
	nil = 1
	_ = _
	x, y := 1
	x, y = 1, 2, 3
	T.x = 1
	1++
	f()++
	s := "a"
	s++
	s += 1
	(s) = "b"
	_ += 1
	a, b = 1, 2
	x := 5
}
