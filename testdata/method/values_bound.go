// Method values: the receiver is evaluated and copied at once, for values, pointers, interfaces and embedded fields; nil receivers; comparisons with nil; method expressions of every kind.
package main

import "fmt"

type V struct{ n int }

func (v V) Get() int      { return v.n }
func (v *V) Inc() int     { v.n++; return v.n }
func (V) Static(a ...int) int { return len(a) }

type W struct {
	V
	tag string
}
type PW struct{ *V }
type IW struct{ Getter }
type Getter interface{ Get() int }
type F func(int) int

func (f F) Twice(x int) int { return f(f(x)) }

type M map[string]int

func (m M) Add(k string) M { m[k]++; return m }

type Int int

func (i Int) Plus(j Int) Int { return i + j }
func (i *Int) Set(j Int)     { *i = j }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	v := V{1}
	g, inc := v.Get, v.Inc
	v.n = 10
	inc()
	fmt.Println(g(), v.n, inc(), v.Get())
	w := W{V{5}, "w"}
	wg, wi := w.Get, w.Inc
	w.V = V{50}
	fmt.Println(wg(), wi(), w.n)
	pw := PW{&V{7}}
	pg, pi := pw.Get, pw.Inc
	pw.V = &V{70}
	fmt.Println(pg(), pi(), pw.n)
	var i Getter = v
	ig := i.Get
	i = &w
	fmt.Println(ig(), i.Get(), IW{i}.Get(), IW.Get(IW{pw}))
	fmt.Println(V.Get(v), (*V).Get(&v), (*V).Inc(&v), W.Get(w), (*W).Inc(&w), PW.Inc(pw), Getter.Get(v))
	fmt.Println(F(func(x int) int { return x * 3 }).Twice(2), F.Twice(func(x int) int { return x + 1 }, 0))
	m := M{}
	add := m.Add
	m = nil
	fmt.Println(add("a"), len(add("b")), m == nil)
	x := Int(3)
	plus := x.Plus
	set := x.Set
	set(100)
	fmt.Println(plus(1), x, Int.Plus(1, 2), Int(4).Plus(5))
	try(func() { var p *V; f := p.Inc; fmt.Println("bound"); f() })
	try(func() { var p *V; _ = p.Get; fmt.Println("never") })
	try(func() { var i Getter; _ = i.Get; fmt.Println("never") })
	try(func() { var pw PW; _ = pw.Get; fmt.Println("never") })
	try(func() { var pw PW; f := pw.Inc; fmt.Println("bound"); f() })
	try(func() { var iw *IW; _ = iw.Get })
	fs := map[string]func() int{"get": v.Get, "inc": v.Inc}
	fs["inc"]()
	fmt.Println(fs["get"](), v.n, fs["none"] == nil)
	fmt.Printf("%T %T %T %T\n", V.Get, (*V).Inc, v.Static, W.Static)
	for _, f := range []func(V, ...int) int{V.Static, func(v V, a ...int) int { return v.n }} {
		fmt.Print(f(V{9}, 1, 2), " ")
	}
	fmt.Println()
	arr := [2]V{{1}, {2}}
	for i := range arr {
		defer arr[i].Inc()
		defer func() { fmt.Print(arr[i].n, " ") }()
	}
	func() {
		defer fmt.Println(arr)
		func() { f := arr[1].Inc; f(); f() }()
	}()
}
