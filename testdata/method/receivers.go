// Receivers: value and pointer, automatic address and dereference, on every kind of named type, nil receivers.
package main

import "fmt"

type list struct {
	v    int
	next *list
}

func (l *list) Len() int {
	if l == nil {
		return 0
	}
	return 1 + l.next.Len()
}
func (l *list) Push(v int) *list { return &list{v, l} }

type Map map[string]int

func (m Map) Inc(k string) { m[k]++ }

type Slice []int

func (s *Slice) Add(v int) { *s = append(*s, v) }
func (s Slice) Sum() (t int) {
	for _, v := range s {
		t += v
	}
	return
}

type Func func() string

func (f Func) Twice() string { return f() + f() }

type Chan chan int

func (c Chan) Send(v int) Chan { c <- v; return c }

type Arr [3]int

func (a Arr) First() int { return a[0] }
func (a *Arr) Set(v int) { a[0] = v }

type Str string

func (s Str) Len() int { return len(s) }

type Bool bool

func (b *Bool) Toggle() { *b = !*b }

type Iface interface{ M() int }
type Impl struct{ n int }

func (i Impl) M() int { i.n++; return i.n }

type holder struct {
	a Arr
	s Slice
	p *Arr
}

func mk() Impl  { return Impl{5} }
func ptr() *Arr { return &Arr{7} }

func main() {
	var l *list
	fmt.Println(l.Len(), l.Push(1).Push(2).Len())
	m := Map{}
	m.Inc("a")
	(&m).Inc("a")
	fmt.Println(m)
	var s Slice
	s.Add(1)
	(&s).Add(2)
	fmt.Println(s, s.Sum(), Slice{4, 5}.Sum())
	fmt.Println(Func(func() string { return "x" }).Twice())
	c := make(Chan, 2).Send(1).Send(2)
	fmt.Println(<-c, <-c)
	h := holder{p: &Arr{}}
	h.a.Set(5)
	h.p.Set(6)
	h.s.Add(3)
	fmt.Println(h.a.First(), h.p.First(), h.s, ptr().First())
	ptr().Set(1)
	hs := []holder{{}, {}}
	hs[1].a.Set(8)
	fmt.Println(hs[1].a, hs[0].a)
	for _, h := range hs {
		h.a.Set(100)
	}
	fmt.Println(hs[0].a.First())
	fmt.Println(Str("héy").Len(), mk().M())
	b := Bool(true)
	b.Toggle()
	fmt.Println(b)
	i := Impl{1}
	fmt.Println(i.M(), i.M(), i.n)
	var f Iface = i
	fmt.Println(f.M(), f.M(), f.(Impl).n)
	pp := &i
	ppp := &pp
	fmt.Println((*ppp).M(), (**ppp).n)
	mp := map[string]*Impl{"k": &i}
	mp["k"].n = 50
	fmt.Println(mp["k"].M(), i)
}
