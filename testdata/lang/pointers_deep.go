// Pointers to everything: fields, elements, variables in closures, pointers to pointers, comparison, method through pointers, new in all forms, escape from functions and loops.
package main

import "fmt"

type T struct {
	a   int
	arr [3]int
	in  struct{ p *int }
	t   *T
}

func swap(a, b *int)            { *a, *b = *b, *a }
func field(t *T) *int           { return &t.arr[1] }
func ret() (p *int, q **int)    { x := 1; p = &x; return p, &p }
func (t *T) self() **T          { return &t }
func modify(t T) *T             { t.a = 50; return &t }
func elems(s []int) (ps []*int) { for i := range s { ps = append(ps, &s[i]) }; return }

func main() {
	t := T{a: 1, arr: [3]int{1, 2, 3}}
	t.t = &t
	t.in.p = &t.a
	*t.t.t.t.in.p += 10
	*field(&t) = 20
	swap(&t.arr[0], &t.arr[2])
	fmt.Println(t.a, t.arr, t.t == &t, t.in.p == &t.t.a)
	u := t
	u.a = 5
	*u.in.p++
	fmt.Println(t.a, u.a, u.t == &t, u.in.p == &t.a)
	p, q := ret()
	*p = 7
	fmt.Println(**q, *q == p, q == &p)
	s := []int{1, 2, 3}
	ps := elems(s)
	*ps[1] = 99
	s = append(s, 4)
	*ps[0] = -1
	fmt.Println(s, *ps[0], len(ps))
	m := modify(t)
	fmt.Println(m.a, t.a, (*t.self()).a, *t.self() == &t)
	pp := &p
	ppp := &pp
	***ppp = 3
	x := 4
	**ppp = &x
	fmt.Println(*p, p == &x)
	var np *T
	fmt.Println(np == nil, np == (*T)(nil), any(np) == nil)
	a, b := new(int), new(int)
	fmt.Println(a == b, *a == *b, a != nil)
	f := func() *int { x++; return &x }
	*f() *= 10
	fmt.Println(x)
	arr := &[3]int{1, 2, 3}
	arr[0], (*arr)[1] = 10, 20
	sl := arr[:2]
	sl[0]++
	for i := range arr {
		arr[i]++
	}
	fmt.Println(*arr, len(arr), sl)
	var list *T
	for i := range 3 {
		list = &T{a: i, t: list}
	}
	n := 0
	for l := list; l != nil; l = l.t {
		n = n*10 + l.a
	}
	fmt.Println(n)
	mp := map[*int]string{a: "a", b: "b", nil: "nil"}
	fmt.Println(mp[a], mp[nil], mp[&x] == "", len(mp))
	st := struct{ p, q *int }{a, a}
	fmt.Println(st == struct{ p, q *int }{a, a}, st == struct{ p, q *int }{a, b})
	i := &s[2]
	s = s[:2]
	s = append(s, 55)
	fmt.Println(*i)
}
