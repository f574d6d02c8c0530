// Pointer-receiver methods of generic types through maps, slices, embedded fields, method values in generic code, constraint with pointer methods, nil receivers, chains.
package main

import "fmt"

type Stack[T any] struct {
	xs  []T
	max int
}

func (s *Stack[T]) Push(xs ...T) *Stack[T] {
	s.xs = append(s.xs, xs...)
	s.max = max(s.max, len(s.xs))
	return s
}

func (s *Stack[T]) Pop() (x T, ok bool) {
	if s == nil || len(s.xs) == 0 {
		return
	}
	x, s.xs = s.xs[len(s.xs)-1], s.xs[:len(s.xs)-1]
	return x, true
}

func (s Stack[T]) Len() int { return len(s.xs) }

func (s *Stack[T]) Each(f func(*T)) *Stack[T] {
	for i := range s.xs {
		f(&s.xs[i])
	}
	return s
}

type Pusher[T any] interface{ Push(...T) *Stack[T] }
type PtrTo[T any] interface {
	*T
	Reset() int
}
type Cell struct{ n int }

func (c *Cell) Reset() int { old := c.n; c.n = 0; return old }

func ResetAll[T any, P PtrTo[T]](xs []T) (out []int) {
	for i := range xs {
		f := P(&xs[i]).Reset
		out = append(out, f())
	}
	return
}

func New[T any, P PtrTo[T]](set func(P)) (T, int) {
	var t T
	set(&t)
	c := t
	return c, P.Reset(&t)
}

func Fill[T any](p Pusher[T], xs ...T) int { return p.Push(xs...).Push(xs...).Len() }

type Two[A, B any] struct {
	Stack[A]
	right *Stack[B]
}

type Tree[T any] struct {
	kids map[string]*Tree[T]
	v    *T
}

func (t *Tree[T]) At(path ...string) **T {
	if len(path) == 0 {
		return &t.v
	}
	if t.kids == nil {
		t.kids = map[string]*Tree[T]{}
	}
	k := t.kids[path[0]]
	if k == nil {
		k = &Tree[T]{}
		t.kids[path[0]] = k
	}
	return k.At(path[1:]...)
}

func (t *Tree[T]) Count() (n int) {
	if t == nil {
		return 0
	}
	if t.v != nil {
		n = 1
	}
	for _, k := range t.kids {
		n += k.Count()
	}
	return
}

func main() {
	var s Stack[int]
	s.Push(1, 2).Push(3).Each(func(p *int) { *p *= 10 })
	fmt.Println(s.Pop())
	fmt.Println(s.Len(), s.max, (*Stack[string])(nil).Len == nil || true)
	var ns *Stack[string]
	fmt.Println(ns.Pop())
	m := map[string]*Stack[rune]{"a": {}}
	m["a"].Push('x').Push([]rune("yz")...)
	fmt.Println(m["a"].Len(), string(m["a"].xs))
	fmt.Println(ResetAll([]Cell{{1}, {2}}), Fill(&s, 7, 8), s.xs)
	fmt.Println(New(func(c *Cell) { c.n = 42 }))
	t := Two[int, string]{right: &Stack[string]{}}
	t.Push(5)
	t.right.Push("r")
	pop := t.Pop
	fmt.Println(pop())
	fmt.Println(t.right.Pop())
	var tr Tree[float64]
	*tr.At("a", "b") = new(1.5)
	*tr.At("a") = new(2.5)
	fmt.Println(tr.Count(), **tr.At("a", "b"), *tr.At("z") == nil, tr.Count())
	f := (*Stack[int]).Push
	fmt.Println(f(&s, 1).Len(), Stack[int].Len(s))
}

func init() {
	defer func() { fmt.Println("init:", recover()) }()
	var ns *Stack[int]
	_ = ns.Len
}
