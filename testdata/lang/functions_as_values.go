// Function values of every origin in variables, fields, maps, interfaces and channels: declared, literal, method value and expression, generic instance, builtin wrapped; calls through each.
package main

import "fmt"

type T struct{ n int }

func (t T) Val(x int) int   { return t.n + x }
func (t *T) Ptr(x int) int  { t.n += x; return t.n }
func decl(x int) int        { return x + 1 }
func gen[V int | string](v V) V { return v + v }
func multi(f func(int) int) (func(int) int, func(func(int) int) func(int) int) {
	return f, func(g func(int) int) func(int) int { return func(x int) int { return f(g(x)) } }
}

type Fn func(int) int

func (f Fn) Val(x int) int { return f(f(x)) }

type I interface{ Val(int) int }
type S struct {
	f Fn
	g func(int) int
	m map[string]Fn
	i I
}

var global Fn = decl
var table = [...]func(int) int{decl, T{10}.Val, gen[int], func(x int) int { return -x }, nil, Fn(decl).Val}

func ret(n int) func(int) int {
	switch n {
	case 0:
		return decl
	case 1:
		return (&T{n}).Ptr
	case 2:
		return table[3]
	}
	return nil
}

func main() {
	t := T{100}
	fs := []func(int) int{decl, t.Val, t.Ptr, gen, global, Fn(decl).Val, I(t).Val, func(x int) int { return T.Val(t, x) }, func(x int) int { return (*T).Ptr(&t, x) }}
	for _, f := range fs {
		fmt.Print(f(1), " ")
	}
	fmt.Println(t.n)
	for i, f := range table {
		if f == nil {
			fmt.Print("nil", i, " ")
			continue
		}
		fmt.Print(f(5), " ")
	}
	fmt.Println()
	s := S{f: decl, g: t.Ptr, m: map[string]Fn{"a": decl, "b": t.Val}, i: Fn(gen[int])}
	fmt.Println(s.f(1), s.f.Val(1), s.g(1), s.m["a"].Val(1), s.m["b"](1), s.m["c"] == nil, s.i.Val(3))
	f, g := multi(decl)
	fmt.Println(f(1), g(f)(1), g(g(f))(1))
	c := make(chan func(int) int, 2)
	c <- s.f
	c <- ret(2)
	fmt.Println((<-c)(1), (<-c)(1), ret(0)(1), ret(1)(1), ret(3) == nil)
	var a any = s.f
	_, isFn := a.(Fn)
	_, isPlain := a.(func(int) int)
	fmt.Printf("%v %v %T %T %T\n", isFn, isPlain, a, gen[string], T.Val)
	global = func(x int) int { return x * 7 }
	fmt.Println(global(2), fs[4](2), func(x int) int { return x }(3), (func() Fn { return global })()(1))
	func() {
		defer func() { fmt.Println(recover()) }()
		var e struct{ f Fn }
		e.f.Val(1)
	}()
	lens := map[string]func(string) int{"len": func(s string) int { return len(s) }}
	fmt.Println(lens["len"]("four"), gen("ab"))
	type rec func(rec, int) int
	fact := rec(func(r rec, n int) int {
		if n == 0 {
			return 1
		}
		return n * r(r, n-1)
	})
	fmt.Println(fact(fact, 10))
}
