// Variadic functions: nil and empty, slices passed on share memory, interfaces, method values and expressions, zero extra arguments after fixed ones, results of calls passed on.
package main

import "fmt"

type T struct{ base int }

func (t T) Sum(xs ...int) int {
	for _, x := range xs {
		t.base += x
	}
	return t.base
}

func show(pre string, xs ...any) string { return fmt.Sprint(pre, len(xs), xs == nil, xs) }
func change(xs ...int)                  { if len(xs) > 0 { xs[0] = 99 } }
func two() (string, int)                { return "two", 2 }
func three() (string, any, any)         { return "three", 3, nil }
func grow(xs ...int) []int              { return append(xs, 1) }
func strs(f string, ss ...string) int   { return len(f) + len(ss) }
func nested(xs ...[]int) (n int)        { for _, x := range xs { n += len(x) }; return }
func fns(fs ...func(...int) int) (n int) {
	for i, f := range fs {
		n += f(i, i)
	}
	return
}

type V func(...string) string
type I interface{ Sum(...int) int }

func (v V) Call(s ...string) string { return v(s...) }

func main() {
	fmt.Println(show("a"), show("b", nil), show("c", nil...), show("d", []any{}...), show("e", []any{nil}...), show("f", []int{1, 2}))
	fmt.Println(show(two()), show(three()))
	s := []int{1, 2, 3}
	change(s...)
	change(s[1:]...)
	change()
	fmt.Println(s)
	full := make([]int, 1, 5)
	g := grow(full...)
	full = full[:2]
	fmt.Println(full, g, grow())
	fmt.Println(strs("x"), strs("x", "y", "z"), nested(), nested(nil), nested(s, s), nested([]int{}, []int{1}))
	t := T{10}
	sum := t.Sum
	t.base = 1000
	fmt.Println(sum(), sum(1, 2), T.Sum(t, s...), (*T).Sum(&t), I(t).Sum(1))
	fmt.Println(fns(), fns(sum, T{}.Sum, func(xs ...int) int { return -len(xs) }))
	v := V(func(s ...string) string { return fmt.Sprint(len(s), s) })
	fmt.Println(v.Call(), v.Call("a", "b"), v([]string{"c"}...))
	defer func(xs ...int) { fmt.Println("deferred", xs) }(s...)
	s[0] = -1
	var f any = show
	_, ok := f.(func(string, ...any) string)
	_, ok2 := f.(func(string, []any) string)
	fmt.Printf("%T %v %v\n", f, ok, ok2)
	fmt.Println(append([]int(nil), s...), append([]byte("a"), "bc"...), len(append([]any{}, s, 1)))
}
