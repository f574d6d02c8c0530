// Full slice expressions on slices, arrays and pointers to arrays: capacities, appends that must move, nested reslicing.
package main

import "fmt"

func info(name string, s []int) { fmt.Println(name, s, len(s), cap(s)) }

func main() {
	a := [8]int{0, 1, 2, 3, 4, 5, 6, 7}
	s := a[2:5:6]
	info("s", s)
	info("s[1:3]", s[1:3])
	info("s[:4]", s[:4])
	info("s[1:2:3]", s[1:2:3])
	info("s[0:0:0]", s[0:0:0])
	info("s[3:]", s[3:])
	t := append(s, 50)
	info("t", t)
	u := append(t, 60) // beyond the capacity: moves
	u[0] = -1
	fmt.Println(a, u)
	p := &a
	info("p", p[:2:4])
	info("p[6:]", p[6:])
	v := p[1:3:3]
	v = append(v, 100)
	fmt.Println(a[3], v)
	lo, hi, mx := 1, 3, 7
	info("vars", a[lo:hi:mx])
	w := a[lo:hi:mx][hi-lo:][:2:3]
	info("w", w)
	for _, c := range [][3]int{{0, 9, 8}, {0, 5, 9}, {6, 5, 8}, {-1, 2, 3}, {3, 2, 2}} {
		func() {
			defer func() { fmt.Println(c, recover()) }()
			_ = a[c[0]:c[1]:c[2]]
		}()
	}
	x := make([]int, 2, 10)
	y := x[5:7]
	y[0] = 55
	info("x[:6]", x[:6])
	z := x[2:2:5]
	z = append(z, 1, 2, 3)
	info("x[:10]", x[:10])
	z = append(z, 4)
	z[0] = 99
	fmt.Println(x[:4], z)
	str := "hello"
	fmt.Println(str[1:3], str[:0] == "", str[5:] == "", str[:])
	var n []int
	info("nil", n[:])
	info("nil3", n[0:0:0])
	fmt.Println(n[:0] == nil, a[:0] == nil, x[10:10] == nil)
}
