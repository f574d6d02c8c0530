// Bools and narrow integers on the stack, passed from compiled to interpreted functions.
package main

import "fmt"

type fn func(a, b, c, d, e, f int, p, q bool, r int8, s uint16) (bool, int, bool)

//go:noinline
func one(a, b, c, d, e, f int, p, q bool, r int8, s uint16) (bool, int, bool) {
	return p == q, a + int(r) + int(s), p != q
}

//go:noinline
func two(a, b, c, d, e, f int, p, q bool, r int8, s uint16) (bool, int, bool) {
	n := 0
	if p == q {
		n++
	}
	m := map[bool]int{p: 5, q: 7}
	x := [2]bool{p, q}
	var i interface{} = q
	if i == interface{}(true) {
		n += 100
	}
	if x == [2]bool{true, true} {
		n += 1000
	}
	if int(r) < 0 {
		n += 10000
	}
	if float64(s) > 65000 {
		n += 100000
	}
	return p == q, n + len(m) + m[true], !p != !q
}

//go:noinline
func hot(g fn, n int, p, q bool, r int8, s uint16) int {
	t := 0
	for i := 0; i < n; i++ {
		x, y, z := g(i, -1, -1, -1, -1, -1, i%2 == 0 == p, i%3 == 0 == q, r+int8(i), s+uint16(i))
		if x {
			t += y
		}
		if z {
			t ^= y
		}
	}
	return t
}

func main() {
	for k := 0; k < 40; k++ {
		fmt.Println(hot(one, 3000, k&1 == 0, k&2 == 0, int8(k*37), uint16(k*7919)))
	}
	for k := 0; k < 8; k++ {
		fmt.Println(hot(two, 300, k&1 == 0, k&2 == 0, int8(k*37), uint16(k*7919)))
	}
}
