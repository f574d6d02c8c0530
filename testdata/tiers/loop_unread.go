// Loops that change tiers where variables are live that nothing reads: large parameters, checked pointers, parts of structs.
package main

import "fmt"

type T struct {
	a, b int
	c    [3]string
}

//go:noinline
func f(n int) int {
	p := &T{1, 2, [3]string{"x", "y", "z"}}
	t := 0
	arr := make([]T, 4)
	q := &arr[n%4]
	for i := 0; i < n; i++ {
		a, b, c, d := i*2, i*3, i*5, i*7
		e, g, h, k := a^b, b^c, c^d, d^a
		t += a + b + c + d + e*g + h*k
		_ = *p
		_ = *q
		_ = p.c
	}
	return t
}

//go:noinline
func unused(n int, big [40]int, s struct{ a, b, c, d, e int }, str string) int {
	t := 0
	for i := 0; i < n; i++ {
		_ = big[3]
		_ = s.c
		_ = str
		t += i
		if t > 1<<40 {
			_ = big
		}
	}
	return t
}

type pair struct{ x, y int }

//go:noinline
func parts(n int) (int, int) {
	t := 0
	p := pair{n, n * 2}
	q := pair{p.y, p.x}
	for i := 0; i < n; i++ {
		t += q.x ^ i
		p, q = q, pair{p.y, p.x + i}
	}
	return t + p.x, q.y
}

func main() {
	var big [40]int
	for i := 0; i < 3; i++ {
		fmt.Println(f(200000+i), unused(200000+i, big, struct{ a, b, c, d, e int }{}, "abc"))
		fmt.Println(parts(200000 + i))
	}
}
