package main

type G[T any] struct{ x T }
type P[A any, B comparable] map[B]A

var b G[int, string]
var c P[int]
var d P[int, []int]
var e G[[2]int]

func F[T any](x T) {}

func Use[T interface{ Foo() }](t T) { t.Foo(); t.Bar(); _ = t.x; T.Foo(t); T.Bar(t) }

func Ptr[T interface{ Foo() }](t *T) { t.Foo(); (*t).Foo() }

func Core[T []int | map[int]int | string](t T) {
	_ = t[0]
	t[0] = 1
	for range t {
	}
	for i, x := range t {
		_, _ = i, x
	}
	_ = len(t)
	_ = cap(t)
	_ = t[1:2]
	_ = append(t, 1)
	_ = make(T)
	t()
	<-t
	clear(t)
	delete(t, 1)
}

func Arith[T int | string](a, b T) T {
	_ = a - b
	_ = -a
	_ = a << 1
	a++
	_ = a & b
	_ = !a
	_ = T("x")
	_ = T(1.5)
	const c T = 1
	var arr [T(1)]int
	return a + 1
}

func Ret[T any]() T { return nil }
func Ret2[T any]() (T, error) { return 0, nil }
func Ret3[T *int | []int]() T { return nil }
func Lit[T struct{ a int } | struct{ b int }]() T { return T{} }
func Lit2[T struct{ a int }]() int { return T{a: 1}.a }

func main() {
	Use(1)
	Use[int](1)
	_ = G[int]{"a"}
	_ = G[int]{x: 1}.y
	_ = &G[string]{x: 2}
	F[int]
	F[F](1)
	var x any = G[int]{}
	switch x.(type) {
	case G[int], G[int]:
	}
	_ = P[int, any]{}
	_ = P[int, func()]{}
	var g1 G[int] = G[string]{}
	var g2 G[N] = G[int]{}
	_ = G[int]{} == G[int]{}
	_ = G[[]int]{} == G[[]int]{}
}

type N int
