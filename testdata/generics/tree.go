// An ordered binary tree with a comparison function, and iteration by range over func.
package main

import (
	"fmt"
	"strings"
)

type Tree[K, V any] struct {
	cmp  func(K, K) int
	root *tnode[K, V]
	n    int
}
type tnode[K, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func New[K, V any](cmp func(K, K) int) *Tree[K, V] { return &Tree[K, V]{cmp: cmp} }

func (t *Tree[K, V]) find(k K) **tnode[K, V] {
	p := &t.root
	for *p != nil {
		switch c := t.cmp(k, (*p).k); {
		case c < 0:
			p = &(*p).l
		case c > 0:
			p = &(*p).r
		default:
			return p
		}
	}
	return p
}

func (t *Tree[K, V]) Put(k K, v V) bool {
	p := t.find(k)
	if *p == nil {
		*p = &tnode[K, V]{k: k, v: v}
		t.n++
		return true
	}
	(*p).v = v
	return false
}

func (t *Tree[K, V]) Get(k K) (v V, ok bool) {
	if p := *t.find(k); p != nil {
		return p.v, true
	}
	return
}

func (t *Tree[K, V]) All() func(func(K, V) bool) {
	return func(yield func(K, V) bool) { t.root.walk(yield) }
}

func (n *tnode[K, V]) walk(yield func(K, V) bool) bool {
	return n == nil || n.l.walk(yield) && yield(n.k, n.v) && n.r.walk(yield)
}

func main() {
	t := New[string, int](strings.Compare)
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.Put(w, i)
	}
	for k, v := range t.All() {
		if k > "p" {
			break
		}
		fmt.Print(k, "=", v, " ")
	}
	fmt.Println(t.n)
	fmt.Println(t.Get("the"))
	fmt.Println(t.Get("cat"))
	u := New[int, struct{}](func(a, b int) int { return b - a })
	for _, x := range []int{3, 1, 2, 3} {
		fmt.Print(u.Put(x, struct{}{}), " ")
	}
	for k := range u.All() {
		fmt.Print(k, " ")
	}
	fmt.Println()
}
