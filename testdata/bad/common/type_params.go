package main

type Number interface{ ~int | ~float64 | ~string }

func Max[T Number](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }

func Map[T, U any](xs []T, f func(T) U) []U { return nil }

func New[T any]() T { var z T; return z }

func main() {
	Max(1, "a")
	Max(1.5, 2)
	Max[string](1, 2)
	var s Stack
	t := Stack[int, int]{}
	u := Stack[int]{}
	u.Push("x")
	Map([]int{1}, func(s string) string { return s })
	Max([]int{}, []int{})
	var n Number
	New()
	_, _, _ = s, t, n
}
