package main

type A struct{ x int }
type B struct{ x int }
type C struct {
	A
	B
}

func (A) m() {}
func (B) m() {}

func main() {
	var c C
	_ = c.x // ERROR "8: ambiguous selector c\.x"
	c.m() // ERROR "4: ambiguous selector c\.m"
	_ = C.m // ERROR "8: ambiguous selector C\.m"
	var i interface{ m() } = c // ERROR "27: cannot use c \(variable of struct type C\) as interface\{m\(\)\} value in variable declaration: C does not implement interface\{m\(\)\} \(ambiguous selector C\.m\)"
	_ = i
}
