// Generic types: stack, linked list, pair, methods, nesting.
package main

import "fmt"

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Len() int { return len(s.items) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.n++
	return l
}
func (l *List[T]) Each(f func(int, T)) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		f(i, n.v)
		i++
	}
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap(k K, v V) Pair[K, V]           { return Pair[K, V]{k, v} }
func (p Pair[_, V]) Value() V                           { return p.Val }
func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

type Matrix[T any] [][]T
type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(xs ...T) Set[T] {
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }

type Fn[A, B any] func(A) B

func (f Fn[A, B]) Apply(a A) B { return f(a) }

func main() {
	var s Stack[string]
	s.Push("a")
	s.Push("b")
	fmt.Println(s.Pop())
	fmt.Println(s.Len())
	s.Pop()
	fmt.Println(s.Pop())
	l := (&List[int]{}).Add(1).Add(2)
	l.Each(func(i, v int) { fmt.Print(i, ":", v, " ") })
	fmt.Println(l.n)
	p := MakePair("k", 1.5)
	fmt.Printf("%v %+v %T %v\n", p, p.Swap("z", 2), p, p.Value())
	ss := Stack[Pair[int, []string]]{}
	ss.Push(Pair[int, []string]{1, []string{"x"}})
	v, _ := ss.Pop()
	fmt.Println(v.Val[0], v2(v) == nil)
	m := Matrix[int]{{1, 2}, {3}}
	fmt.Println(m, len(m))
	set := Set[rune]{}.Add('a', 'b')
	fmt.Println(set.Has('a'), set.Has('z'), len(set))
	fmt.Println(Fn[int, string](func(i int) string { return fmt.Sprint(i) }).Apply(7))
	fmt.Printf("%T %T %T\n", ss, m, set)
	var i any = s
	_, ok := i.(Stack[string])
	_, ok2 := i.(Stack[int])
	fmt.Println(ok, ok2)
}

func v2(p Pair[int, []string]) (r interface{ Value() []string }) { return nil }
