// Methods of embedded instances and of type parameters, as calls, values and expressions.
package main

import "fmt"

type Base[T any] struct{ v T }

func (b *Base[T]) Set(v T) { b.v = v }
func (b Base[T]) Get() T   { return b.v }

type Derived[T any] struct {
	Base[T]
	n int
}
type Deep[K comparable, V any] struct {
	*Derived[V]
	m map[K]V
}
type GetSetter[T any] interface {
	Set(T)
	Get() T
}

func use[T any, G GetSetter[T]](g G, v T) T {
	g.Set(v)
	return g.Get()
}

type Stringish interface{ ~string }

type Iface[T any] struct {
	GetSetter[T]
}

type MyStr string

func (m MyStr) Len() int { return len(m) }

type Lener interface{ Len() int }

func total[T interface {
	Stringish
	Lener
}](xs ...T) int {
	n := 0
	for _, x := range xs {
		n += x.Len() + len(string(x))
	}
	return n
}

func asIface[T Lener](x T) Lener { return x }
func mv[T Lener](x T) func() int { return x.Len }
func me[T Lener]() func(T) int   { return T.Len }

type Named[T any] struct{ inner T }

func (n Named[T]) String() string { return fmt.Sprintf("<%v>", n.inner) }

func ptrMethod[T any, P interface {
	*T
	Set(int)
}]() *T {
	var t T
	P(&t).Set(42)
	return &t
}

func main() {
	d := &Derived[string]{}
	fmt.Println(use[string](d, "a"))
	dd := Deep[int, float64]{&Derived[float64]{}, nil}
	fmt.Println(use[float64](dd, 2.5))
	var gs GetSetter[float64] = dd
	gs.Set(3)
	fmt.Println(dd.Get(), dd.Derived.Base.v)
	i := Iface[string]{d}
	i.Set("iface")
	fmt.Println(i.Get(), d.Get())
	fmt.Println(total(MyStr("abc"), "de"))
	fmt.Println(asIface(MyStr("xyz")).Len(), mv(MyStr("q"))(), me[MyStr]()("four"))
	fmt.Println(Named[int]{3}, Named[Named[string]]{Named[string]{"x"}})
	fmt.Printf("%T\n", Named[map[string]Deep[int, *Base[any]]]{})
	fmt.Println(ptrMethod[Base[int]]().v)
}
