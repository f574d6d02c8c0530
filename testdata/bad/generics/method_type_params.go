package main

type I interface{ M(int) int }

type J interface {
	G[T any](T)
}

type S struct{}

func (S) M[T any](x T) T { return x }

func (s S) Two[A, B any](a A) (b B) { return }

func (s S) Dup[A, A any]() {}

type G[T any] struct{}

func (G[T]) Shadow[T any](x T) {}

func (g G[K]) Ok[V any](k K, v V) map[K]V { return nil }

func (g *G[int]) P[V ~int](v V) int { return v }

func main() {
	var i I = S{}
	_ = i
	s := S{}
	f := s.M
	s.Two(1)
	s.Two[int, string, bool](1)
	var g func(int) string = s.M
	_ = S.M
	var h func(S, int) int = S.M
	h(s, 1)
	_ = any(s).(I)
	_ = s.M[int]("x")
	G[int]{}.Ok[int]
	G.Ok(1, 2)
	_, _ = f, g
	s.M[]
}
