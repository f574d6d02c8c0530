// Recursive generic types: lists of lists, mutual recursion, a type whose method returns an instance of another type, function types.
package main

import "fmt"

type List[T any] struct {
	head T
	tail *List[T]
}

func Cons[T any](h T, t *List[T]) *List[T] { return &List[T]{h, t} }

func (l *List[T]) Each(f func(T)) {
	for ; l != nil; l = l.tail {
		f(l.head)
	}
}

type Rose[T any] struct {
	v    T
	kids Forest[T]
}
type Forest[T any] []*Rose[T]

func (f Forest[T]) Depth() (d int) {
	for _, r := range f {
		d = max(d, r.Depth())
	}
	return
}
func (r *Rose[T]) Depth() int { return 1 + r.kids.Depth() }

type Even[T any] struct {
	v    T
	next *Odd[T]
}
type Odd[T any] struct {
	v    []T
	next *Even[T]
}

func (e *Even[T]) Len() int {
	if e == nil {
		return 0
	}
	return 1 + e.next.Len()
}
func (o *Odd[T]) Len() int {
	if o == nil {
		return 0
	}
	return len(o.v) + o.next.Len()
}

type Parser[T any] func(string) (T, Parser[T])

type State[T any] interface {
	Next(T) State[T]
	fmt.Stringer
}
type counter[T any] struct{ n int }

func (c counter[T]) Next(T) State[T] {
	if c.n == 2 {
		return done[T]{}
	}
	return counter[T]{c.n + 1}
}
func (c counter[T]) String() string { return fmt.Sprintf("counter %d", c.n) }

type done[T any] struct{}

func (d done[T]) Next(T) State[T] { return d }
func (done[T]) String() string    { return fmt.Sprintf("%T", done[T]{}) }

type Tree[K interface{ Compare(K) int }, V any] struct {
	root *node[K, V]
}
type node[K interface{ Compare(K) int }, V any] struct {
	k           K
	v           V
	left, right *node[K, V]
}

func (t *Tree[K, V]) At(k K) *V {
	p := &t.root
	for *p != nil {
		switch c := k.Compare((*p).k); {
		case c < 0:
			p = &(*p).left
		case c > 0:
			p = &(*p).right
		default:
			return &(*p).v
		}
	}
	*p = &node[K, V]{k: k}
	return &(*p).v
}

type Word string

func (w Word) Compare(v Word) int { return len(w) - len(v) }

type Self[T any] struct{ m map[string]Self[T]; v T }

func main() {
	ll := Cons(Cons(1, Cons(2, nil)), Cons((*List[int])(nil), Cons(Cons(3, nil), nil)))
	ll.Each(func(l *List[int]) { fmt.Print("("); l.Each(func(i int) { fmt.Print(i) }); fmt.Print(")") })
	fmt.Printf(" %T\n", ll)
	r := &Rose[string]{"a", Forest[string]{{"b", nil}, {"c", Forest[string]{{v: "d"}}}}}
	fmt.Println(r.Depth(), r.kids.Depth())
	e := &Even[int]{1, &Odd[int]{[]int{2, 3, 4}, &Even[int]{v: 5}}}
	fmt.Println(e.Len())
	var p Parser[int]
	p = func(s string) (int, Parser[int]) {
		if s == "" {
			return 0, nil
		}
		return len(s), p
	}
	for s := "xyz"; p != nil; s = s[1:] {
		var n int
		n, p = p(s)
		fmt.Print(n, " ")
		if s == "" {
			break
		}
	}
	fmt.Println()
	for s, i := State[bool](counter[bool]{}), 0; i < 4; s, i = s.Next(true), i+1 {
		fmt.Println(s)
	}
	var t Tree[Word, []string]
	for _, w := range []Word{"aa", "b", "cc", "ddd", "e"} {
		at := t.At(w)
		*at = append(*at, string(w))
	}
	fmt.Println(*t.At("x"), *t.At("xx"), *t.At("xxx"))
	s := Self[int]{map[string]Self[int]{"a": {v: 2}}, 1}
	fmt.Println(s.m["a"].v, s.m["b"].m == nil)
}
