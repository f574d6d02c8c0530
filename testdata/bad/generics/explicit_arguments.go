package main

func F[A, B any](a A) (b B)     { return }
func C[T comparable](t T)       {}
func S[T interface{ String() string }](t T) {}
func N[T ~int](t T)             {}

type G[T comparable, U ~[]T] struct{ t T; u U }
type M struct{}

func (*M) String() string { return "" }

func main() {
	F[int, string, bool](1)
	F[]
	F[1](2)
	F[int]("x")
	_ = F[int]
	C[[]int](nil)
	C(func() {})
	S(M{})
	S(&M{})
	N[string]("")
	N(1.5)
	_ = G[int, []string]{}
	_ = G[any, []any]{}
	_ = G[int]{}
}
