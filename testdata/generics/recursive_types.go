// Types and constraints that mention themselves and each other.
package main

import "fmt"

type Node[T any] struct {
	val      T
	children []*Node[T]
	parent   *Node[T]
	index    map[string]Node[T]
	visit    func(*Node[T]) Node[T]
}

type A[T any] struct{ b *B[T] }
type B[T any] struct{ a *A[T]; v T }

type Expr[T any] interface {
	Eval() T
	Map(func(Expr[T]) Expr[T]) Expr[T]
}
type Lit[T any] struct{ v T }

func (l Lit[T]) Eval() T                           { return l.v }
func (l Lit[T]) Map(f func(Expr[T]) Expr[T]) Expr[T] { return f(l) }

type Add[T interface{ ~int | ~float64 | ~string }] struct{ x, y Expr[T] }

func (a Add[T]) Eval() T                           { return a.x.Eval() + a.y.Eval() }
func (a Add[T]) Map(f func(Expr[T]) Expr[T]) Expr[T] { return Add[T]{a.x.Map(f), a.y.Map(f)} }

type Comparer[T any] interface{ Compare(T) int }

type Int int

func (a Int) Compare(b Int) int { return int(a - b) }

func Max[T Comparer[T]](xs ...T) T {
	m := xs[0]
	for _, x := range xs {
		if x.Compare(m) > 0 {
			m = x
		}
	}
	return m
}

type Cloner[T any] interface {
	*T
	Clone() *T
}
type Thing struct{ n int }

func (t *Thing) Clone() *Thing { c := *t; return &c }

func CloneAll[T any, P Cloner[T]](ps []P) []*T {
	var out []*T
	for _, p := range ps {
		out = append(out, p.Clone())
	}
	return out
}

type Graph[N NodeC[E], E EdgeC[N]] struct {
	nodes []N
	edges []E
}
type NodeC[E any] interface{ Edges() []E }
type EdgeC[N any] interface{ Nodes() (N, N) }
type V struct{ es []*E }
type E struct{ a, b *V }

func (v *V) Edges() []*E       { return v.es }
func (e *E) Nodes() (*V, *V)   { return e.a, e.b }
func (g *Graph[N, E]) Size() int {
	n := 0
	for _, v := range g.nodes {
		n += len(v.Edges())
	}
	return n
}

func depth[T any](n *Node[T]) int {
	d := 0
	for _, c := range n.children {
		d = max(d, depth(c))
	}
	return d + 1
}

func main() {
	n := &Node[string]{val: "r"}
	n.children = append(n.children, &Node[string]{val: "c", parent: n})
	n.index = map[string]Node[string]{"c": *n.children[0]}
	n.visit = func(x *Node[string]) Node[string] { return *x }
	fmt.Println(depth(n), n.visit(n).val, n.index["c"].val)
	a := A[int]{&B[int]{v: 3}}
	a.b.a = &a
	fmt.Println(a.b.a.b.v)
	var e Expr[int] = Add[int]{Lit[int]{1}, Add[int]{Lit[int]{2}, Lit[int]{3}}}
	fmt.Println(e.Eval(), e.Map(func(x Expr[int]) Expr[int] { return Lit[int]{x.Eval() * 10} }).Eval())
	fmt.Printf("%T\n", e)
	fmt.Println(Max(Int(3), 9, 4))
	fmt.Println(CloneAll([]*Thing{{1}, {2}})[1].n)
	v := &V{}
	v.es = []*E{{v, v}}
	g := Graph[*V, *E]{nodes: []*V{v}, edges: v.es}
	fmt.Println(g.Size())
	fmt.Printf("%T\n", g)
}
