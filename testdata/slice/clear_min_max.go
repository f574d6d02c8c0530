// clear, min, max, append and copy at their edges: NaN and signed zeros, strings, overlapping copies, append to itself, nil and empty, three-index slices.
package main

import (
	"fmt"
	"math"
)

type S []int
type Str string

func main() {
	nan, inf := math.NaN(), math.Inf(1)
	nz := math.Copysign(0, -1)
	z := 0.0
	fmt.Println(min(1, nan), max(nan, inf), min(nz, z), max(nz, z), min(z, nz), max(z, nz), 1/min(z, nz), 1/max(nz, z))
	fmt.Println(min("b", "a", "ab"), max(Str("x"), "y"), min(3, 1, 2), max(int8(-1), -128), min(2.5, 1))
	x, y := 3, 7
	fmt.Println(min(x, y, 5), max(x, y)*min(x, 1), max(x))
	s := []int{1, 2, 3, 4, 5}
	t := s[1:4:4]
	clear(t)
	fmt.Println(s, t, len(t))
	clear(s[:0])
	var ns []string
	clear(ns)
	ps := []*int{&x, &y}
	clear(ps[1:])
	fmt.Println(ps[0] == &x, ps[1] == nil)
	a := []int{1, 2, 3, 4, 5, 6}
	fmt.Println(copy(a[2:], a), a)
	b := []int{1, 2, 3, 4, 5, 6}
	fmt.Println(copy(b, b[3:]), b)
	c := append(a[:1], a[3:]...)
	fmt.Println(c, a, len(c))
	d := []int{1, 2, 3}
	d = append(d, d...)
	d = append(d[:2], d[1:]...)
	fmt.Println(d)
	e := append([]byte("ab"), "cd"...)
	e = append(e, e[1:3]...)
	fmt.Println(string(e), copy(e, "ZZ"), string(e))
	f := append(S(nil), S{}...)
	fmt.Println(f == nil, append([]int(nil)) == nil, append([]int{}, nil...) == nil)
	g := make([]int, 2, 10)
	h := append(g, 1)
	i := append(g, 2)
	fmt.Println(h, i, g[:3])
	j := append(g[:2:2], 9)
	fmt.Println(i, j)
	k := [][]int{{1}, {2}}
	k = append(k, k[0], append(k[1], 3))
	k[2][0] = 100
	fmt.Println(k)
	var l []any
	l = append(l, l, nil, 1)
	l = append(l, l...)
	fmt.Println(len(l), l)
	m := append([]S{}, S{1}, []int{2})
	fmt.Printf("%T %v\n", m, m)
	o := make([]struct{}, 0)
	o = append(o, struct{}{}, struct{}{})
	fmt.Println(len(o), copy(o, make([]struct{}, 5)))
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[1:3]
	sl = append(sl, 99)
	fmt.Println(arr, cap(arr[1:3:3]), len(arr[:0:0]))
	str := "hello"
	fmt.Println(str[1:], str[:0] == "", str[5:] == "", str[2:3])
	defer func() { fmt.Println(recover()) }()
	n := -1
	_ = make([]int, n)
}
