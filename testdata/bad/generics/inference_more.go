package main

func Chan[C ~chan T | ~<-chan T, T any](c C) (t T) { return }
func Func[F ~func(A) R, A, R any](f F, a A) R        { return f(a) }
func MapOf[M ~map[K]V, K comparable, V any](m M) K   { panic(0) }
func Ptr[P interface{ *T }, T any](p P) T            { return *p }
func Fn2[T any](f func(T, T) T, x T) T               { return f(x, x) }
func Opt[T any](xs ...func(*T)) T                    { panic(0) }
func Pair[A, B any](a A, f func(A) B) (b B)          { return f(a) }
func Num[T int | float64](a, b T) T                  { return a + b }
func Id[T any](x T) T                                { return x }

func add(a, b int) int { return a + b }

func main() {
	Chan(make(chan<- int))
	Chan(5)
	Func(add, 1)
	Func(func(int) {}, 1)
	MapOf([]int{})
	MapOf(map[string]int{}).x()
	Ptr(5)
	Fn2(add, "x")
	Opt()
	Opt(func(int) {})
	Pair("a", func(int) bool { return true })
}
