package coll

import (
	"cmp"
	"fmt"
	"iter"
	"sync/atomic"

	"example.com/generic/util"
)

var made int
var names = []string{"zero", "one"}

type node[K cmp.Ordered, V any] struct {
	k           K
	v           V
	left, right *node[K, V]
}

type Map[K cmp.Ordered, V any] struct {
	root *node[K, V]
	n    int
	hook atomic.Pointer[func(K)]
}

func New[K cmp.Ordered, V any]() *Map[K, V] {
	made++
	note(fmt.Sprint("made ", made))
	return &Map[K, V]{}
}

func Made() int { return made }

func note(s string) { log = append(log, s); util.Count++ }

var log []string

func Log() []string { return log }

func (m *Map[K, V]) find(k K) **node[K, V] {
	p := &m.root
	for *p != nil {
		switch c := cmp.Compare(k, (*p).k); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			return p
		}
	}
	return p
}

func (m *Map[K, V]) Put(k K, v V) *Map[K, V] {
	p := m.find(k)
	if *p == nil {
		*p = &node[K, V]{k: k}
		m.n++
	}
	(*p).v = v
	if h := m.hook.Load(); h != nil {
		(*h)(k)
	}
	return m
}

func (m *Map[K, V]) OnPut(f func(K)) { m.hook.Store(&f) }

func (m *Map[K, V]) Get(k K) (v V, ok bool) {
	if n := *m.find(k); n != nil {
		return n.v, true
	}
	return
}

func (m *Map[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { m.root.walk(yield) }
}

func (n *node[K, V]) walk(yield func(K, V) bool) bool {
	return n == nil || n.left.walk(yield) && yield(n.k, n.v) && n.right.walk(yield)
}

func (m *Map[K, V]) Transform[W any](f func(V) W) *Map[K, W] {
	out := New[K, W]()
	for k, v := range m.All() {
		out.Put(k, f(v))
	}
	return out
}

func (m *Map[K, V]) String() string {
	type pair struct {
		k K
		v V
	}
	var ps []pair
	for k, v := range m.All() {
		ps = append(ps, pair{k, v})
	}
	return fmt.Sprintf("%v %T", ps, ps)
}

type Stringer interface{ String() string }

func Describe[T any](x T) string {
	if s, ok := any(x).(Stringer); ok {
		return "S:" + s.String()
	}
	return util.Format(x)
}

type Ints = Map[int, string]

func Fill(m *Ints) {
	for i, s := range names {
		m.Put(i, s)
	}
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() T {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

func Any() any { return Stack[int]{} }

const limit = 3

func Capped[T any](xs []T) []T {
	if len(xs) > limit {
		defer func() { note("capped") }()
		return xs[:limit]
	}
	return xs
}
