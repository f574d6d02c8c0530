// A constraint that mentions the parameter it constrains: T interface{ Less(T) bool }, pointers to T, two parameters that constrain each other.
package main

import "fmt"

type Ordered[T any] interface{ Less(T) bool }

type Num int

func (a Num) Less(b Num) bool { return a < b }

func Min[T Ordered[T]](xs ...T) T {
	m := xs[0]
	for _, x := range xs[1:] {
		if x.Less(m) {
			m = x
		}
	}
	return m
}

type Setter[T any] interface {
	*T
	Set(string)
}

type Conf struct{ s string }

func (c *Conf) Set(s string) { c.s = "<" + s + ">" }

func FromStrings[T any, PT Setter[T]](ss []string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		PT(&out[i]).Set(s)
	}
	return out
}

type Node[E any] interface{ Edges() []E }
type Edge[N any] interface{ Ends() (N, N) }

type Vertex struct {
	name string
	out  []*Arc
}
type Arc struct{ from, to *Vertex }

func (v *Vertex) Edges() []*Arc        { return v.out }
func (a *Arc) Ends() (*Vertex, *Vertex) { return a.from, a.to }

type Graph[N Node[E], E Edge[N]] struct{ nodes []N }

func (g Graph[N, E]) Walk(f func(N, N)) {
	for _, n := range g.nodes {
		for _, e := range n.Edges() {
			f(e.Ends())
		}
	}
}

func Reach[N interface {
	comparable
	Node[E]
}, E Edge[N]](from N) int {
	seen := map[N]bool{from: true}
	todo := []N{from}
	for len(todo) > 0 {
		n := todo[0]
		todo = todo[1:]
		for _, e := range n.Edges() {
			if _, to := e.Ends(); !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	return len(seen)
}

type Eq[T Eq[T]] interface{ Equal(T) bool }

type Point struct{ x, y int }

func (p Point) Equal(q Point) bool { return p.x == q.x && p.y == q.y }

func Index[T Eq[T]](xs []T, x T) int {
	for i := range xs {
		if xs[i].Equal(x) {
			return i
		}
	}
	return -1
}

func main() {
	fmt.Println(Min(Num(3), 1, 2))
	fmt.Println(FromStrings[Conf]([]string{"a", "b"}))
	a, b, c := &Vertex{name: "a"}, &Vertex{name: "b"}, &Vertex{name: "c"}
	a.out = []*Arc{{a, b}, {a, a}}
	b.out = []*Arc{{b, a}}
	g := Graph[*Vertex, *Arc]{[]*Vertex{a, b, c}}
	g.Walk(func(x, y *Vertex) { fmt.Print(x.name, "->", y.name, " ") })
	fmt.Println(Reach(a), Reach(c))
	fmt.Println(Index([]Point{{1, 2}, {3, 4}}, Point{3, 4}), Index(nil, Point{}))
	fmt.Printf("%T\n", g)
}
