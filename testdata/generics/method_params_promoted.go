// Methods with type parameters: promoted through embedded structs and pointers, as values bound at once, as expressions, inferred from the target's type, not part of interfaces.
package main

import "fmt"

type Base struct{ n int }

func (b Base) Make[T any](f func(int) T) T        { return f(b.n) }
func (b *Base) Add[T ~int | ~float64](x T) *Base  { b.n += int(x); return b }
func (b Base) Const[T any](x T) func() T          { return func() T { return x } }

type Mid struct{ *Base }
type Top struct {
	Mid
	name string
}

type Named func(int) string

func (n Named) Through[T any](conv func(string) T, xs ...int) (out []T) {
	for _, x := range xs {
		out = append(out, conv(n(x)))
	}
	return
}

type Maker interface{ Make(func(int) string) string }

type G[K comparable] map[K]int

func (g G[K]) Fold[A any](a A, f func(A, int) A, keys ...K) A {
	for _, k := range keys {
		a = f(a, g[k])
	}
	return a
}

func (g *G[K]) Reset[V int | float64](k K, v V) { *g = G[K]{k: int(v)} }

type Gs struct{ G[string] }

func main() {
	t := Top{Mid{&Base{4}}, "top"}
	fmt.Println(t.Make(func(i int) string { return fmt.Sprint("#", i) }))
	mk := t.Make[float64]
	t.Add(10).Add(2.9)
	fmt.Println(mk(func(i int) float64 { return float64(i) / 8 }), t.n)
	var f func(func(int) bool) bool = t.Make
	fmt.Println(f(func(i int) bool { return i == 16 }))
	e := Top.Make[int]
	fmt.Println(e(t, func(i int) int { return -i }))
	e2 := (*Base).Add[int]
	fmt.Println(e2(t.Base, 100).n)
	fmt.Println(t.Const("c")(), t.Mid.Base.Const(3i)())
	_, ok := any(t).(Maker)
	_, ok2 := any(t).(interface{ Const(int) func() int })
	fmt.Println(ok, ok2)
	n := Named(func(i int) string { return fmt.Sprint(i * i) })
	fmt.Println(n.Through(func(s string) int { return len(s) }, 1, 10, 100))
	g := Gs{G[string]{"a": 1, "b": 2}}
	fmt.Println(g.Fold("", func(s string, i int) string { return s + fmt.Sprint(i) }, "b", "a", "c"))
	g.Reset("z", 2.0)
	fmt.Println(g)
	var h func(int, func(int, int) int, ...string) int = g.Fold
	fmt.Println(h(5, func(a, b int) int { return a * b }, "z", "z"))
	for i := range 2 {
		defer t.Add(i).Make(func(n int) any { fmt.Println("deferred", n); return nil })
	}
	go t.Const(1)
	func() {
		defer func() { fmt.Println(recover()) }()
		var top Top
		top.Make(func(int) int { return 0 })
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var top Top
		_ = top.Make[int]
	}()
}
