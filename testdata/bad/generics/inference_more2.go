package main

func Fn2[T any](f func(T, T) T, x T) T      { return f(x, x) }
func Pair[A, B any](a A, f func(A) B) (b B) { return f(a) }
func Num[T int | float64](a, b T) T         { return a + b }
func Id[T any](x T) T                       { return x }
func Two[A, B any](a A, b B) (A, B)         { return a, b }

type G[T any] struct{ v T }

func (g G[T]) Get() T    { return g.v }
func Un[T any](g G[T]) T { return g.v }
func Arr[T any, A ~[3]T](a A) T {
	return a[0]
}

func main() {
	Pair("a", Id)
	Pair(1, nil)
	Num(1, 'a')
	Num(1.5, 2i)
	Num("a", "b")
	var i8 int8
	Num(i8, 1)
	Un(G[int]{}).x()
	Un(5)
	Un(&G[int]{})
	Arr([2]int{})
	Fn2(Num, 1)
	Fn2(Num, "x")
	var f func(string, int) (int, string) = Two
}
