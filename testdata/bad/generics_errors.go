package main

type Num interface{ ~int | ~float64 }

func Sum[T Num](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Map[T, U any](xs []T, f func(T) U) []U { return nil }

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }

func main() {
	Sum("a", "b")
	Sum[string]()
	Sum()
	Sum(1, 2.5)
	var s Stack
	var t Stack[int, string]
	t2 := Stack[int]{}
	t2.Push("x")
	Map([]int{1}, 5)
	var n Num
	_, _, _ = s, t, n
}
