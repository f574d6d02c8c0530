// Interfaces that hold nil pointers, maps, slices, functions; values copied when stored; interfaces of interfaces; comparisons with concrete values; method calls on nil holders.
package main

import "fmt"

type I interface{ M() string }
type P struct{ n int }
type V [2]int
type Mp map[string]int
type Fn func() string

func (p *P) M() string {
	if p == nil {
		return "nil P"
	}
	p.n++
	return fmt.Sprint("P", p.n)
}
func (v V) M() string  { v[0]++; return fmt.Sprint("V", v) }
func (m Mp) M() string { return fmt.Sprint("Mp", len(m)) }
func (f Fn) M() string { return f() }

func ret(p *P) I {
	if p == nil {
		return nil
	}
	return p
}

func bad(p *P) I { return p }

func main() {
	var p *P
	var i I = p
	fmt.Println(i == nil, i != nil, i.M(), i == I(p), i == (*P)(nil), ret(nil) == nil, bad(nil) == nil)
	var m Mp
	i = m
	fmt.Println(i.M(), i == nil)
	v := V{1, 2}
	i = v
	v[1] = 100
	fmt.Println(i.M(), i.M(), v, i == I(V{1, 2}), i == I(v))
	i = Fn(func() string { return "called" })
	fmt.Println(i.M())
	q := &P{1}
	i, j := I(q), I(q)
	i.M()
	fmt.Println(j.M(), i == j, q.n, i == I(&P{3}))
	var a any = i
	var b any = &a
	fmt.Println(a == i, *b.(*any) == a, a.(I).M())
	var e any = V{1, 2}
	w := e.(V)
	w[0] = 50
	fmt.Println(e, w, e == any(V{1, 2}), e != any([2]int{1, 2}))
	x := 5
	var n any = x
	x++
	fmt.Println(n, x, n == 5, n == x-1, n == int64(5))
	arr := [2]any{1, "a"}
	brr := arr
	brr[0] = 2
	fmt.Println(arr, brr, arr == brr, arr == [2]any{1, "a"})
	f := func(xs ...any) (n int) {
		for _, x := range xs {
			if x == nil {
				n++
			}
		}
		return
	}
	var err error
	fmt.Println(f(nil, p, err, i, m, []int(nil)), f(), f(nil...), f([]any{nil, nil}...))
	func() {
		defer func() { fmt.Println(recover()) }()
		var f Fn
		i = f
		fmt.Println(i != nil)
		i.M()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		i = m
		fmt.Println(i == I(Mp{}))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var pv *V
		i = pv
		i.M()
	}()
}
