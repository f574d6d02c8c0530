// Embedded pointers that are shared, nil, replaced; embedding in slices and maps; recursive embedding by pointer.
package main

import (
	"fmt"
	"sync"
)

type Base struct {
	id   int
	tags []string
}

func (b *Base) Tag(s string) *Base { b.tags = append(b.tags, s); return b }
func (b Base) Count() int          { return len(b.tags) }

type Node struct {
	*Base
	*Tree
	kids []*Node
}
type Tree struct {
	root  *Node
	depth int
}

func (t *Tree) Depth() int { return t.depth }

type Pair struct {
	*Left
	*Right
}
type Left struct {
	l int
	Common
}
type Right struct{ r int }
type Common struct{ c string }

type Chain struct {
	*Chain
	n int
}

type Locked struct {
	sync.Mutex
	Base
}

func main() {
	shared := &Base{id: 1}
	a, b := Node{Base: shared}, Node{Base: shared}
	a.Tag("x").Tag("y")
	b.Base.Tag("z")
	fmt.Println(a.Count(), b.tags, a.id, a.Base == b.Base)
	b.Base = &Base{id: 2}
	b.id++
	fmt.Println(a.id, b.id, b.Count())
	t := &Tree{depth: 4}
	a.Tree = t
	t.root = &a
	a.depth++
	fmt.Println(a.Depth(), a.root.root.root.id, a.Tree.root.Count())
	p := Pair{&Left{1, Common{"c"}}, &Right{2}}
	p.l, p.r, p.c = 10, 20, "d"
	q := p
	q.l = 11
	fmt.Println(p.l, p.r, p.c, p.Left.Common.c, q.Common)
	c := Chain{&Chain{&Chain{nil, 3}, 2}, 1}
	fmt.Println(c.n, c.Chain.n, c.Chain.Chain.n, c.Chain.Chain.Chain == nil)
	var l Locked
	l.Lock()
	l.Tag("in")
	l.Unlock()
	ls := []*Locked{&l, {Base: Base{id: 9}}}
	ls[1].Tag("q").Tag("r")
	fmt.Println(l.Count(), ls[1].Count(), ls[1].id, ls[0].TryLock())
	m := map[string]Node{"k": {Base: &Base{}}}
	m["k"].Tag("through a map")
	m["k"].Base.id = 77
	fmt.Println(m["k"].id, m["k"].Count())
	for _, f := range []func(){
		func() { var n Node; fmt.Println(n.id) },
		func() { var n Node; n.Tag("x") },
		func() { var n Node; _ = n.Count() },
		func() { var n Node; fmt.Println(n.Depth()) },
		func() { var p Pair; p.c = "x" },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	type inner = Base
	type W struct{ inner }
	w := W{inner{id: 5}}
	w.Tag("alias")
	fmt.Println(w.id, w.inner.Count())
}
