// Slices share their array; append writes into spare capacity; copies are separate.
package main

import "fmt"

func change(s []int) { s[0] = 99 }
func grow(s []int) []int {
	s = append(s, 7)
	s[0] = -1
	return s
}

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s := a[1:4]
	fmt.Println(s, len(s), cap(s))
	s[0] = 10
	fmt.Println(a)
	s = append(s, 40)
	fmt.Println(a, s, cap(s))
	t := append(s[:1], 20)
	fmt.Println(a, t, len(t), cap(t))
	s = append(s, 50, 60) // no longer fits
	s[0] = 1000
	fmt.Println(a, s, len(s))

	full := []int{1, 2, 3}
	g := grow(full)
	fmt.Println(full, g)
	room := make([]int, 3, 10)
	g = grow(room)
	fmt.Println(room, g, room[:4])
	change(room)
	fmt.Println(room, g)

	u := a[2:4:5]
	fmt.Println(u, len(u), cap(u), u[:cap(u)])
	u = append(u, 1)
	u = append(u, 2)
	u[0] = 77
	fmt.Println(a, u)
	w := a[2:2:2]
	w = append(w, 5)
	fmt.Println(a, w)

	x := []int{1, 2, 3, 4, 5}
	x = append(x[:1], x[3:]...)
	fmt.Println(x, x[:5])
	y := append([]int(nil), x...)
	y[0] = 0
	fmt.Println(x, y)
	z := x[len(x):]
	fmt.Println(len(z), cap(z), z == nil)
	p := &x[1]
	x = append(x, 1, 2, 3, 4, 5)
	*p = 12345
	fmt.Println(x[1])
	full = full[:0]
	fmt.Println(len(full), cap(full), full[:2])
	clear(full[:3])
	fmt.Println(full[:3])
	grid := [][]int{{1, 2}, {3}}
	h := grid[0]
	h[1] = 9
	grid[1] = h
	grid[1][0] = 8
	fmt.Println(grid)
}
