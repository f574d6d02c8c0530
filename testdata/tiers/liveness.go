// Variables of loops whose head both reads and writes them first (i++), and whose blocks stand behind the head.
package main

import "fmt"

//go:noinline
func f(p []int) int {
	i := 0
	s := 0
	for {
		i++
		if i > 10 {
			break
		}
		a := p[0] * 3
		b := p[1] * 5
		c := a * b
		d := c + a
		s += d ^ c ^ b
	}
	return s + i
}

//go:noinline
func g(n int, p []int) int {
	i := 0
	s := 0
L:
	i = i + p[0]
	if i < n {
		goto M
	}
	return s
M:
	x := p[1] * i
	y := x * p[0]
	z := x*y + 1
	s += z ^ x
	goto L
}

func main() {
	fmt.Println(f([]int{7, 9}), g(20, []int{1, 3}))
	x, y := true, true
	n := 0
A:
	if x {
		goto B
	}
	return
B:
	n++
	if n > 5 {
		return
	}
	fmt.Println(n)
	if y {
		goto A
	}
}
