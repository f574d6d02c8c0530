// Pointers: to variables, fields, elements, pointers, composite literals; comparison; new; through functions and closures.
package main

import "fmt"

type T struct {
	n    int
	next *T
	arr  [3]int
}

func set(p *int, v int) { *p = v }
func alloc(n int) *T    { return &T{n: n} }
func swap(a, b **T)     { *a, *b = *b, *a }
func reset(p *T)        { *p = T{n: -1} }
func inc(ps ...*int) {
	for _, p := range ps {
		*p++
	}
}

func main() {
	x, y := 1, 2
	p, q := &x, &y
	fmt.Println(p == q, p == &x, *p+*q, p != nil)
	set(p, 10)
	*q, *p = *p, *q
	fmt.Println(x, y)
	p, q = q, p
	*p++
	fmt.Println(x, y)
	t := T{n: 1}
	set(&t.n, 5)
	set(&t.arr[1], 6)
	fmt.Println(t)
	t.next = &t
	t.next.next.next.n = 8
	fmt.Println(t.n, t.next == &t)
	s := []int{1, 2, 3}
	e := &s[1]
	s = append(s, 4)
	*e = 20
	fmt.Println(s[1], *e)
	inc(&s[0], &s[0], &t.n, e)
	fmt.Println(s[0], t.n, *e)
	a, b := alloc(1), alloc(2)
	swap(&a, &b)
	fmt.Println(a.n, b.n)
	reset(a)
	fmt.Println(a.n, a.next == nil)
	pp := &p
	ppp := &pp
	***ppp = 77
	fmt.Println(x, y, **pp)
	lit := &[]string{"a", "b"}
	(*lit)[0] = "z"
	m := &map[string]int{}
	(*m)["k"] = 1
	arr := &[3]int{1, 2, 3}
	arr[1] = 22
	for i, v := range arr {
		arr[2] += v * i
	}
	fmt.Println(*lit, *m, *arr, len(arr), arr[1:])
	f := func() *int { v := 3; return &v }
	g, h := f(), f()
	*g = 4
	fmt.Println(*g, *h, g == h)
	ptrs := map[*int]string{&x: "x", &y: "y"}
	fmt.Println(ptrs[&x], ptrs[g] == "")
	var np *T
	fmt.Println(np == nil, any(np) == nil, any(np) == any((*T)(nil)))
	fp := &t.n
	u := t
	*fp = 100
	fmt.Println(t.n, u.n)
	ip := any(&x)
	*ip.(*int) = -1
	fmt.Println(x)
	var fnp *func() int
	fn := func() int { return 5 }
	fnp = &fn
	fmt.Println((*fnp)())
	c := &T{arr: [3]int{1, 2, 3}}
	sl := c.arr[:]
	sl[0] = 9
	d := *c
	sl[1] = 8
	fmt.Println(c.arr, d.arr)
}
