package main

type point struct{ x, y int }

func f() point { return point{} }

func main() {
	m := map[string]point{}
	m["a"].x = 1
	m["b"].y++
	p := &m["a"]
	f().x = 2
	"abc"[0] = 'x'
	s := "abc"
	s[1] = 2
	const c = 1
	c = 2
	len("x") = 3
	_ = p
}
