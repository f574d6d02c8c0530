// Instances embedded in structs and interfaces: promoted methods with the arguments put in, shadowed, through pointers, two instances of one type side by side by alias.
package main

import (
	"fmt"
	"sync"
)

type Cache[K comparable, V any] struct {
	mu sync.Mutex
	m  map[K]V
	miss int
}

func (c *Cache[K, V]) Get(k K, make func(K) V) V {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.m[k]; ok {
		return v
	}
	if c.m == nil {
		c.m = map[K]V{}
	}
	c.miss++
	c.m[k] = make(k)
	return c.m[k]
}

type Squares struct{ Cache[int, string] }
type ByName = Cache[string, []int]
type Two struct {
	Squares
	*ByName
	miss string
}

type Base[T any] struct{ self T }

func (b Base[T]) Self() T        { return b.self }
func (b *Base[T]) Become(t T)    { b.self = t }

type Person struct {
	Base[*Person]
	name string
}
type Over[T any] struct {
	Base[T]
	extra T
}

func (o Over[T]) Self() []T { return []T{o.Base.Self(), o.extra} }

type Selfer[T any] interface{ Self() T }
type Both[T any] interface {
	Selfer[T]
	Become(T)
}

type wrapper[T Selfer[U], U any] struct {
	Inner T
	n int
}

func (w wrapper[T, U]) Get() U { return w.Inner.Self() }

type Chain[T any] struct {
	Over[T]
	*Chain2[T]
}
type Chain2[T any] struct{ deep T }

func (c *Chain2[T]) Deep() T { return c.deep }

func main() {
	var s Squares
	sq := func(i int) string { return fmt.Sprint(i * i) }
	fmt.Println(s.Get(3, sq), s.Get(3, sq), s.Get(4, sq), s.miss)
	t := Two{ByName: &ByName{}, miss: "mine"}
	fmt.Println(t.Squares.Get(5, sq), t.ByName.Get("k", func(k string) []int { return []int{len(k)} }), t.miss, t.Squares.miss, t.ByName.miss)
	p := &Person{name: "p"}
	p.Become(p)
	fmt.Println(p.Self().Self().name, p.self == p)
	o := Over[string]{Base[string]{"a"}, "b"}
	o.Become("c")
	fmt.Println(o.Self(), o.Base.Self())
	var both Both[*Person] = p
	both.Become(&Person{name: "other"})
	fmt.Println(both.Self().name, p.Self().name)
	_, ok := any(o).(Selfer[string])
	_, ok2 := any(o).(Selfer[[]string])
	_, ok3 := any(&o).(Both[string])
	fmt.Println(ok, ok2, ok3)
	w := wrapper[Over[int], []int]{Over[int]{Base[int]{1}, 2}, 0}
	fmt.Println(w.Get())
	c := Chain[bool]{Over[bool]{extra: true}, &Chain2[bool]{true}}
	fmt.Println(c.Self(), c.Deep(), c.extra, c.deep, c.self)
	f := c.Become
	f(true)
	fmt.Println(c.Base, (*Chain[bool]).Deep(&c))
}
