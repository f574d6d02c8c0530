// Method values bind a copy of the receiver; method expressions take it as first argument.
package main

import (
	"fmt"
	"strings"
)

type V struct{ x, y int }

func (v V) Sum(k int) int { return v.x + v.y + k }
func (v *V) Scale(k int)  { v.x *= k; v.y *= k }
func (V) Static() string  { return "static" }
func (v V) With(x int) V  { v.x = x; return v }

type Summer interface{ Sum(int) int }
type N int

func (n N) Sum(k int) int { return int(n) + k }

type Emb struct {
	*V
	N
}
type Wrap struct{ V }
type F func(int) int

func (f F) Call(n int) int { return f(n) }

func apply(f func(int) int, n int) int { return f(n) }

func main() {
	v := V{1, 2}
	f := v.Sum
	v.x = 100
	fmt.Println(f(0), v.Sum(0))
	g := v.Scale // binds &v
	g(2)
	fmt.Println(v)
	p := &v
	h := p.Sum // copies *p now
	p.x = 0
	fmt.Println(h(1), p.Sum(1))

	fmt.Println(V.Sum(V{3, 4}, 5), (*V).Sum(&v, 0), V.Static(v))
	(*V).Scale(&v, 3)
	fmt.Println(v, v.With(9), v)
	s := Summer.Sum
	fmt.Println(s(N(5), 6), s(v, 1), s(&v, 1))
	var i Summer = N(7)
	m := i.Sum
	i = N(8)
	fmt.Println(m(0), i.Sum(0))
	fmt.Println(apply(N(3).Sum, 4), apply(F(m).Call, 1), apply(V{1, 1}.Sum, 1))
	fmt.Printf("%T %T %T %T\n", V.Sum, (*V).Scale, Summer.Sum, v.Scale)
	e := Emb{&v, 2}
	sc := e.Scale
	sc(10)
	fmt.Println(v, e.x, Emb.Scale != nil)
	w := Wrap{V{1, 1}}
	w.Scale(5)
	ws := w.Sum
	w.Scale(5)
	fmt.Println(ws(0), w.Sum(0), Wrap.Sum(w, 1), (*Wrap).Sum(&w, 2))
	(&w).V.Scale(2)
	(*Wrap).Scale(&w, 2)
	fmt.Println(w)
	up := strings.ToUpper
	fmt.Println(up("abc"), func(r rune) string { return string(r) }('x'))
	rd := strings.NewReader("hello").ReadByte
	a, _ := rd()
	b, _ := rd()
	fmt.Println(string(a), string(b))
	var fns = []func(V, int) int{V.Sum, func(v V, k int) int { return v.x * k }}
	for _, fn := range fns {
		fmt.Print(fn(V{2, 3}, 10), " ")
	}
	fmt.Println()
	mm := map[string]Summer{"a": N(1)}
	fmt.Println(mm["a"].Sum(1))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var np *V
		_ = np.Scale // fine: pointer receiver
		fmt.Println("pointer method value of nil is fine")
		_ = np.Sum // copies *np: panics
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var ni Summer
		_ = ni.Sum
	}()
	interface{ Sum(int) int }.Sum(N(1), 2)
}
