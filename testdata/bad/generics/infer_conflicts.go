package main

func Same[T any](a, b T)             {}
func Slice[S ~[]E, E any](s S, e E)  {}
func Map[K comparable, V any](m map[K]V, f func(V) K) {}
func Num[T ~int | ~float64](x ...T)  {}
func Ptr[T any](p *T, v T)           {}
func Fn[A, B any](f func(A) B, a A) B { return f(a) }
func Ch[T any](c <-chan T)           {}
func PT[T any, P interface{ *T; M() }](x T) {}

type N int
type NS []string

func main() {
	Same(1, "a")
	Same(1, 2.5)
	Same(N(1), 2.5)
	Same(nil, 1)
	Same(nil, nil)
	var i int
	var f float64
	Same(i, f)
	Slice(NS{}, 1)
	Slice(i, i)
	Map(map[string]int{}, func(string) string { return "" })
	Num(1, "x")
	Num("x")
	Num(1, 2i)
	Ptr(&i, f)
	Ptr(i, i)
	Fn(func(x string) int { return 0 }, 3)
	Fn(func(x ...string) int { return 0 }, "")
	Ch(make(chan<- int))
	Ch(i)
	PT(i)
	Num[N](1.5)
	Same[int]("a", 1)
	var e error
	Same(e, i)
	Num()
	Same(1)
	Same(1, 2, 3)
}
