// Generic interfaces, type parameters used as interface implementations, pointer-method constraints.
package main

import "fmt"

type Container[T any] interface {
	Put(T)
	Get() T
	Len() int
}
type Box[T any] struct{ v []T }

func (b *Box[T]) Put(x T)  { b.v = append(b.v, x) }
func (b *Box[T]) Get() T   { return b.v[len(b.v)-1] }
func (b *Box[T]) Len() int { return len(b.v) }

func Fill[T any, C Container[T]](c C, xs ...T) C {
	for _, x := range xs {
		c.Put(x)
	}
	return c
}

type Setter[T any] interface {
	*T
	Set(string)
}
type Conf struct{ s string }

func (c *Conf) Set(s string) { c.s = s }

func Build[T any, P Setter[T]](s string) T {
	var t T
	P(&t).Set(s)
	return t
}

type Eq[T any] interface{ Equal(T) bool }
type ID int

func (a ID) Equal(b ID) bool { return a/10 == b/10 }

func Find[T Eq[T]](xs []T, x T) int {
	for i, y := range xs {
		if y.Equal(x) {
			return i
		}
	}
	return -1
}

func Kind[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return fmt.Sprint("int ", v+1)
	case string:
		return "string " + v
	case fmt.Stringer:
		return "stringer " + v.String()
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("other %T", x)
}

type S struct{}

func (S) String() string { return "S!" }

func Is[T any](v any) bool { _, ok := v.(T); return ok }

func main() {
	b := Fill(&Box[int]{}, 1, 2, 3)
	fmt.Println(b.Get(), b.Len())
	var c Container[string] = &Box[string]{}
	Fill(c, "x")
	fmt.Println(c.Get())
	fmt.Println(Build[Conf]("hello").s)
	fmt.Println(Find([]ID{5, 17, 25}, 12), Find([]ID{5}, 99))
	fmt.Println(Kind(1), Kind("s"), Kind(S{}), Kind(1.5), Kind([]int{}))
	fmt.Println(Is[int](5), Is[string](5), Is[fmt.Stringer](S{}), Is[error](nil), Is[any](nil))
	func() {
		defer func() { fmt.Println(recover()) }()
		var e Container[float64]
		e.Put(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a any = Box[int]{}
		_ = a.(Container[int])
	}()
}
