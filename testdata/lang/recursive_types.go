// Recursive types through slices, maps, functions, channels, pointers and interfaces; values of them compared, printed and walked.
package main

import "fmt"

type Slice []Slice
type Map map[string]Map
type Fn func(int) Fn
type Ptr *Ptr
type Chan chan Chan
type I interface{ Next() I }
type S struct {
	s  []S
	m  map[string]S
	f  func(S) S
	p  *S
	in interface{ With(S) S }
}
type A struct{ b *B }
type B struct{ a []A }
type Arr [2]*Arr
type Tree map[rune]*Tree

func (s Slice) depth() (d int) {
	for _, x := range s {
		d = max(d, x.depth()+1)
	}
	return
}

func (m Map) count() int {
	n := 1
	for _, x := range m {
		n += x.count()
	}
	return n
}

type num int

func (n num) Next() I {
	if n == 0 {
		return nil
	}
	return n - 1
}

func (s S) With(t S) S { s.s = append(s.s, t); return s }

func (t *Tree) add(w string) {
	for _, r := range w {
		n := (*t)[r]
		if n == nil {
			n = &Tree{}
			(*t)[r] = n
		}
		t = n
	}
}

func (t Tree) size() int {
	n := 1
	for _, c := range t {
		n += c.size()
	}
	return n
}

func main() {
	s := Slice{{}, {{}, {{}}}}
	fmt.Println(s.depth(), len(s[1]), s)
	s[0] = s
	fmt.Println(len(s[0][0][0]))
	m := Map{"a": {"b": nil, "c": {}}, "d": nil}
	fmt.Println(m.count(), m, m["x"]["y"]["z"] == nil)
	sum := 0
	var add Fn
	add = func(i int) Fn { sum += i; return add }
	add(1)(2)(3)
	fmt.Println(sum)
	var p Ptr
	p = &p
	fmt.Println(*p == p, **p == p)
	c := make(Chan, 1)
	c <- c
	fmt.Println(<-c == c)
	n := 0
	for i := I(num(3)); i != nil; i = i.Next() {
		n++
	}
	fmt.Println(n)
	st := S{m: map[string]S{"k": {}}}
	st.in = st
	st.f = func(x S) S { return x.With(x) }
	st = st.f(st.in.With(st))
	fmt.Println(len(st.s), len(st.s[1].s), st.m["k"].p == nil)
	a := A{&B{[]A{{}, {&B{}}}}}
	fmt.Println(len(a.b.a), a.b.a[1].b.a == nil, a == A{a.b})
	var arr Arr
	arr[0] = &arr
	fmt.Println(arr[0][0][0] == &arr, arr == Arr{&arr, nil})
	t := Tree{}
	t.add("ab")
	t.add("ac")
	t.add("世")
	fmt.Println(t.size())
}
