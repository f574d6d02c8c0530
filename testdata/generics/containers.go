// Generic containers: a hash map, a heap, an LRU cache, a B-tree-like set, used with several types.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

type Heap[T any] struct {
	xs   []T
	less func(a, b T) bool
}

func NewHeap[T cmp.Ordered]() *Heap[T] { return &Heap[T]{less: cmp.Less[T]} }

func (h *Heap[T]) Push(x T) {
	h.xs = append(h.xs, x)
	for i := len(h.xs) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.xs[i], h.xs[p]) {
			break
		}
		h.xs[i], h.xs[p] = h.xs[p], h.xs[i]
		i = p
	}
}

var ErrEmpty = errors.New("empty")

func (h *Heap[T]) Pop() (x T, err error) {
	if len(h.xs) == 0 {
		return x, ErrEmpty
	}
	x = h.xs[0]
	last := len(h.xs) - 1
	h.xs[0] = h.xs[last]
	h.xs = h.xs[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			break
		}
		if c+1 < last && h.less(h.xs[c+1], h.xs[c]) {
			c++
		}
		if !h.less(h.xs[c], h.xs[i]) {
			break
		}
		h.xs[i], h.xs[c] = h.xs[c], h.xs[i]
		i = c
	}
	return x, nil
}

type entry[K comparable, V any] struct {
	k          K
	v          V
	prev, next *entry[K, V]
}

type LRU[K comparable, V any] struct {
	cap   int
	m     map[K]*entry[K, V]
	root  entry[K, V]
	evict func(K, V)
}

func NewLRU[K comparable, V any](n int, evict func(K, V)) *LRU[K, V] {
	l := &LRU[K, V]{cap: n, m: make(map[K]*entry[K, V]), evict: evict}
	l.root.prev, l.root.next = &l.root, &l.root
	return l
}

func (l *LRU[K, V]) unlink(e *entry[K, V]) { e.prev.next, e.next.prev = e.next, e.prev }
func (l *LRU[K, V]) front(e *entry[K, V]) {
	e.prev, e.next = &l.root, l.root.next
	e.prev.next, e.next.prev = e, e
}

func (l *LRU[K, V]) Get(k K) (v V, ok bool) {
	if e, found := l.m[k]; found {
		l.unlink(e)
		l.front(e)
		return e.v, true
	}
	return
}

func (l *LRU[K, V]) Put(k K, v V) {
	if e, ok := l.m[k]; ok {
		e.v = v
		l.unlink(e)
		l.front(e)
		return
	}
	if len(l.m) == l.cap {
		old := l.root.prev
		l.unlink(old)
		delete(l.m, old.k)
		l.evict(old.k, old.v)
	}
	e := &entry[K, V]{k: k, v: v}
	l.m[k] = e
	l.front(e)
}

type Hasher[K any] interface {
	Hash(K) uint32
	Equal(a, b K) bool
}

type HashMap[K, V any, H Hasher[K]] struct {
	h       H
	buckets [8][]struct {
		k K
		v V
	}
}

func (m *HashMap[K, V, H]) At(k K) *V {
	b := &m.buckets[m.h.Hash(k)%8]
	for i := range *b {
		if m.h.Equal((*b)[i].k, k) {
			return &(*b)[i].v
		}
	}
	*b = append(*b, struct {
		k K
		v V
	}{k: k})
	return &(*b)[len(*b)-1].v
}

type folded struct{}

func (folded) Hash(s string) uint32 {
	h := uint32(0)
	for _, c := range strings.ToLower(s) {
		h = h*31 + uint32(c)
	}
	return h
}
func (folded) Equal(a, b string) bool { return strings.EqualFold(a, b) }

type Matrix[T ~int | ~float64, R interface{ ~[]T }] struct{ rows []R }

func (m Matrix[T, R]) Mul(o Matrix[T, R]) Matrix[T, R] {
	var out Matrix[T, R]
	for i := range m.rows {
		row := make(R, len(o.rows[0]))
		for j := range row {
			for k := range o.rows {
				row[j] += m.rows[i][k] * o.rows[k][j]
			}
		}
		out.rows = append(out.rows, row)
	}
	return out
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func None[T any]() Opt[T]    { return Opt[T]{} }
func (o Opt[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func (o Opt[T]) Then[U any](f func(T) Opt[U]) Opt[U] {
	if !o.ok {
		return None[U]()
	}
	return f(o.v)
}

func main() {
	h := NewHeap[string]()
	for _, w := range strings.Fields("the quick brown fox jumps") {
		h.Push(w)
	}
	for x, err := h.Pop(); err == nil; x, err = h.Pop() {
		fmt.Print(x, " ")
	}
	_, err := h.Pop()
	fmt.Println(errors.Is(err, ErrEmpty))
	hp := &Heap[*Opt[int]]{less: func(a, b *Opt[int]) bool { return a.v > b.v }}
	for i := range 10 {
		hp.Push(&Opt[int]{i * 7 % 10, true})
	}
	top, _ := hp.Pop()
	fmt.Println(top.v, len(hp.xs))
	l := NewLRU(2, func(k string, v []int) { fmt.Println("evict", k, v) })
	l.Put("a", []int{1})
	l.Put("b", nil)
	l.Get("a")
	l.Put("c", nil)
	fmt.Println(l.Get("b"))
	fmt.Println(l.Get("a"))
	var m HashMap[string, int, folded]
	*m.At("Go")++
	*m.At("gO")++
	*m.At("x") = 5
	fmt.Println(*m.At("GO"), *m.At("x"))
	a := Matrix[int, []int]{[][]int{{1, 2}, {3, 4}}}
	fmt.Println(a.Mul(a).rows)
	fmt.Println(Some(4).Then(func(i int) Opt[string] { return Some(fmt.Sprint(i, "!")) }).OrElse("none"), None[bool]().OrElse(true))
	fmt.Printf("%T\n", Some(Some("x")).Then(func(o Opt[string]) Opt[map[string]Opt[string]] { return None[map[string]Opt[string]]() }))
}
