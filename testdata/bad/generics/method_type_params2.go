package main

type I interface{ M(int) int }

type S struct{}

func (S) M[T any](x T) T { return x }

func (s S) Two[A, B any](a A) (b B) { return }

type G[T any] struct{}

func (g G[K]) Ok[V any](k K, v V) map[K]V { return nil }

type E struct{ *S }

func use(I) {}

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
	_ = G[string]{}.Ok
	_ = G[string].Ok[int]
	var w func(G[string], string, bool) map[bool]bool = G[string].Ok
	_, _, _ = f, g, w
	use(E{})
	use(s)
	_ = I(s)
	_ = [1]I{s}
	s.M = nil
	_ = &s.M
	_ = s.M == nil
	defer s.M
}
