package main

type L[T any] []T
type M[K comparable, V any] map[K]V
type S[T any] struct {
	a T
	b []T
}

func mk[T any](x T) S[T] { return S{x, nil} }
func r1[T any]() S[T]    { return S[int]{} }
func r2[T any](x T) (S[T], error) {
	return S[T]{a: x, b: x}, nil
}

func main() {
	_ = L{1, 2}
	_ = L[int]{"a"}
	_ = M[string]{"a": 1}
	_ = M[string, int]{1: 1}
	_ = S[int]{1}
	_ = S[string]{b: []int{1}}
	_ = []L{}
	var x L[int] = L[float64]{}
	var y L[int] = []int{1}
	var z []string = y
	_, _ = x, z
}
