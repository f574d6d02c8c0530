// Generic types embedded in structs, generic aliases, recursive instantiation, local generic use in closures.
package main

import "fmt"

type Base[T any] struct{ V T }

func (b *Base[T]) Set(v T) { b.V = v }
func (b Base[T]) Get() T   { return b.V }

type Derived struct {
	Base[int]
	name string
}
type Multi[T any] struct {
	*Base[T]
	Other Base[string]
}
type IntBase = Base[int]
type Vec[T any] = []T
type Tree[T any] struct {
	v    T
	kids []Tree[T]
}

func (t Tree[T]) Count() int {
	n := 1
	for _, k := range t.kids {
		n += k.Count()
	}
	return n
}

type Getter[T any] interface{ Get() T }

func Use[T any](g Getter[T]) string { return fmt.Sprint(g.Get()) }

func Counter[T comparable]() (add func(T) int, total func() int) {
	m := map[T]int{}
	return func(x T) int { m[x]++; return m[x] }, func() int { return len(m) }
}

func Rec[T any](x T, n int) int {
	if n == 0 {
		return 0
	}
	return 1 + Rec(x, n-1)
}

func Even[T any](x T, n int) bool { return n == 0 || Odd(x, n-1) }
func Odd[T any](x T, n int) bool  { return n != 0 && Even(x, n-1) }

func main() {
	d := Derived{name: "d"}
	d.Set(5)
	fmt.Println(d.Get(), d.V, Use[int](d), d)
	m := Multi[float64]{Base: &Base[float64]{}}
	m.Set(1.5)
	m.Other.Set("o")
	fmt.Println(m.Get(), m.Other.Get(), Use[float64](m))
	ib := IntBase{3}
	var v Vec[string] = []string{"a"}
	fmt.Printf("%T %T %v\n", ib, v, v)
	t := Tree[string]{"r", []Tree[string]{{"a", nil}, {"b", []Tree[string]{{"c", nil}}}}}
	fmt.Println(t.Count())
	add, total := Counter[string]()
	add("x")
	fmt.Println(add("x"), add("y"), total())
	fmt.Println(Rec("s", 1000), Even(1.5, 10), Odd('x', 10))
	f := d.Base.Get
	g := (*Base[int]).Set
	g(&d.Base, 9)
	fmt.Println(f(), d.Get(), Base[int].Get(d.Base))
	type local[T any] struct{ x, y T }
	fmt.Printf("%+v\n", local[int8]{1, 2})
}
