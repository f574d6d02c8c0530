package main

type Seq[T any] func(yield func(T) bool)

func (s Seq[T]) Map[U any](f func(T) U) Seq[U] {
	return func(yield func(U) bool) {
		for x := range s {
			if !yield(x) {
				return
			}
		}
	}
}

func (s Seq[T]) Sum() (t T) {
	for x, y := range s {
		t += x
	}
	return
}

func (s *Seq[T]) Bad[T any]() {}

func (s Seq[A]) Shadow[int any](x int) A { return x }

type I[T any] interface {
	Map(func(T) T) I[T]
}

func main() {
	var s Seq[int]
	var i I[int] = s
	s.Map(func(string) int { return 0 })
	s.Map[string](nil)
	s.Map[int, int](nil)
	var t Seq[string] = s.Map(func(i int) int { return i })
	_, _ = i, t
}
