// More than ten errors in calls of generic code and in ranges: which ones gc finds first.
package main

import "fmt"

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (T, bool) { var z T; if len(s.items) == 0 { return z, false }; return s.items[0], true }
func Filter[T any, S ~[]T](s S, f func(T) bool) S { return s }
func Reduce[A, B any](s []A, z B, f func(B, A) B) B { return z }

type Number interface{ ~int | ~int64 | ~float64 }
type Vec[N Number] []N

func (v Vec[N]) Dot(w Vec[N]) N { return 0 }

func main() {
	var s Stack[int]
	s.Push("a")
	s.Push(1, 2)
	x := s.Pop()
	y, ok := s.Pop[int]()
	var t Stack[int, string]
	u := Stack{}
	v := Stack[int]{items: []string{}}
	Filter([]int{1}, func(x string) bool { return true })
	Filter[int]([]string{}, nil)
	_ = Reduce([]int{1}, "", func(a int, b string) int { return 1 })
	var w Vec[string]
	w.Dot(Vec[int]{})
	Vec[float64]{1}.Dot(Vec[int]{1})
	fmt.Println(x, y, ok, t, u, v, undefined)
	for i, j, k := range s {}
	for range main {}
	for i := range 1.5 {}
	for i := range func(yield func(int)) {} {}
	for i, j := range 10 {}
}
