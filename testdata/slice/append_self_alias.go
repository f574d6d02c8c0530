// append to a shared slice from several views; the growth boundary decides whether views stay together.
package main

import "fmt"

func add(s []int, v int) []int { return append(s, v) }

func show(name string, s []int) { fmt.Println(name, s, len(s)) }

func main() {
	base := make([]int, 0, 4)
	a := add(base, 1)
	b := add(base, 2) // same place
	show("a", a)
	show("b", b)
	c := add(add(add(add(a, 3), 4), 5), 6) // moves away after four
	c[0] = 100
	show("a", a)
	show("c", c)
	full := base[:4]
	show("full", full)

	x := []int{1, 2, 3, 4}
	y := x[:2]
	y = append(y, 30)
	show("x", x)
	y = append(y, 40, 50)
	y[0] = -1
	show("x", x)
	show("y", y)

	p := &x
	*p = append(*p, 5)
	(*p)[0] = 11
	show("x", x)
	arr := [5]int{1, 2, 3, 4, 5}
	s1, s2 := arr[:2], arr[2:4]
	s1 = append(s1, s2...)
	fmt.Println(arr, s1, s2)
	s1 = append(s1[:1], s1[2:]...)
	fmt.Println(arr, s1)
	s3 := append(arr[:0:0], arr[:]...)
	s3[0] = 77
	fmt.Println(arr[0], s3[0])
	var nested [][]int
	row := []int{0, 0}
	for i := range 3 {
		row[0] = i
		nested = append(nested, row)
	}
	fmt.Println(nested)
	strs := []string{"a"}
	t := append(strs, "b")
	u := append(strs, "c")
	fmt.Println(strs, t, u)
	type T struct{ s []int }
	t1 := T{[]int{1}}
	t2 := t1
	t2.s[0] = 9
	t2.s = append(t2.s, 2)
	fmt.Println(t1, t2)
	f := func(s ...int) { s[0] = 42 }
	f(x...)
	fmt.Println(x[0])
	ch := make(chan []int, 1)
	ch <- x
	(<-ch)[1] = 43
	fmt.Println(x[1])
	e := append([]struct{}{}, struct{}{}, struct{}{})
	fmt.Println(len(e), len(append(e, e...)))
}
