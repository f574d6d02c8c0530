// Expressions of every kind beside calls that change what they read.
package main

import "fmt"

var g = 1
var arr [3]int
var ps = &arr
var mm = map[string]int{"a": 1}
var ch = make(chan int, 1000)
var st struct{ a, b int }
var ifc any = 1

//go:noinline
func f() int { g++; arr[0]++; mm["a"]++; st.a++; ch <- g; ifc = g; return g }

//go:noinline
func two() (int, int) { return f(), f() }

type S struct {
	a, b, c any
	d       [2]int
}

func show(xs ...any) { fmt.Println(xs...) }

func main() {
	show(arr, f(), arr)
	show(arr == [3]int{}, f(), st == struct{ a, b int }{}, f())
	show(len(ps), f(), ps[0], f())
	show(S{g, f(), g, [2]int{g, f()}})
	show([]any{st, f(), st, arr[0], f(), arr[0]})
	show(map[int]int{g: f(), f(): g})
	show(any(g), f(), any(arr), f())
	show(any(st) == any(st), f(), ifc == any(g), f())
	show(mm["a"], f(), mm["a"]+f())
	v, ok := mm["a"]
	show(v, ok, f(), len(ch), f())
	show(<-ch, f(), <-ch)
	a, b := g, f()
	show(a, b)
	a, arr[1] = arr[0], f()
	show(a, arr)
	arr[f()%3], arr[g%3] = g, f()
	show(arr)
	*ps, g = [3]int{g, f(), g}, arr[0]
	show(arr, g)
	x := [...]int{g, f(), g}
	show(x, g<<uint(f()&1), g&f(), -g+f(), ^g*f())
	show(func() int { return g }()+f(), g)
	show(string(rune(g+60))+fmt.Sprint(f()), g)
	show(float64(g)+float64(f()), uint8(g)+uint8(f()))
	show(complex(float64(g), 1)+complex(float64(f()), 1))
	show((*ps)[1:2][0]+f(), ps[0]+f(), (&st).a+f(), st.a+f())
	show(ifc.(int)+f(), ifc.(int))
	show(min(g, f()), max(f(), g, f()), min(f(), g)+g+f())
	switch y := ifc.(type) {
	case int:
		show(y+f(), y)
	}
	if g+f() > g && f() > 0 || g == f() {
		show(g)
	}
	show(g > f() || g < f(), g == f() && true)
	var e error
	show(e == nil, f(), e)
	func(xs ...int) { show(xs) }(g, f(), g)
	func(a, b int, c ...any) { show(a, b, c) }(two())
	defer show(g, f(), g)
	func() { defer func(a, b, c int) { show(a, b, c) }(g, f(), g) }()
	d := &S{a: g, b: f(), c: g}
	show(*d)
	st.a, st.b = st.b+f(), st.a
	show(st)
	mm["z"], mm[fmt.Sprint(f())] = mm["a"], f()
	show(mm)
	i := 0
	i, arr[i] = 2, f()
	show(i, arr)
	for i, arr[i] = range []int{f(), 2} {
	}
	show(i, arr)
}
