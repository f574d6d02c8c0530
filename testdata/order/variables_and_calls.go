// When variables are read relative to calls that change them, as gc does it: plain operands late, in composite literals, returns and arguments.
package main

import "fmt"

type T struct{ x, y int }

func set(p *int, v int) int { *p = v; return v }

func ret() (int, int) {
	a := 1
	return a, set(&a, 2)
}

func named() (r int) {
	defer func() { r *= 2 }()
	r = 5
	return set(&r, 7) + r
}

func args(xs ...int) []int { return xs }

func (t T) get() int        { return t.x }
func (t *T) inc() int       { t.x++; return t.x }
func iface(xs ...any) []any { return xs }

func main() {
	a := 1
	fmt.Println(args(a, set(&a, 2), a))
	a = 1
	fmt.Println(a+set(&a, 10), a)
	a = 1
	b := []int{a, set(&a, 3), a}
	fmt.Println(b)
	a = 1
	c := T{a, set(&a, 4)}
	fmt.Println(c)
	fmt.Println(ret())
	fmt.Println(named())
	a = 1
	a, d := set(&a, 8), a
	fmt.Println(a, d)
	s := []int{1, 2, 3}
	p := &s
	i := 0
	next := func() int { i++; return i }
	s[i], s[next()] = 10, 20
	fmt.Println(s, i)
	(*p)[next()] = i * 100
	fmt.Println(s)
	f := func() int { s = []int{7, 7, 7}; return 0 }
	s[f()] = 5
	fmt.Println(s)
	t := T{1, 2}
	fmt.Println(t.get(), t.inc(), t.get(), t.x)
	fmt.Println(iface(t.x, t.inc(), t))
	g := t.get
	t.x = 100
	fmt.Println(g(), t.get())
	m := map[int]int{}
	m[len(m)] = len(m)
	m[len(m)] = len(m)
	fmt.Println(m)
	x, y := 1, 2
	x, y = y, x
	x, y = x+y, x-y
	fmt.Println(x, y)
	arr := [3]int{1, 2, 3}
	arr[0], arr[1], arr[2] = arr[2], arr[0], arr[1]
	fmt.Println(arr)
	for i, v := range arr {
		arr[2] = 50
		fmt.Print(i, v, " ")
	}
	for i, v := range arr[:] {
		arr[2] = 60
		fmt.Print(i, v, " ")
	}
	for i, v := range &arr {
		arr[2] = 70 + i
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	l := &list{v: 1, next: &list{v: 2}}
	l, l.next = l.next, nil
	fmt.Println(l.v, l.next)
	var e any = a
	a++
	fmt.Println(e, a)
	a += set(&a, 1)
	fmt.Println(a)
	s[0] += set(&s[0], 3)
	fmt.Println(s[0])
}

type list struct {
	v    int
	next *list
}
