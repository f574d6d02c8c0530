// Calls whose type arguments do not satisfy their constraints have results all the same.
package main

type Num interface{ ~int | ~float64 }

func Sum[T Num](x ...T) (s T) { return }
func Key[K comparable, V any](k K, v V) map[K]V { return nil }
func Two[T any, P interface{ *T; m() }](x T) P { return nil }
func App[F func(T), T Num](f F, t T) T { return t }

func main() {
	var a int = Sum("x")
	var b string = Sum[string](1)
	c := Key([]int{}, 1)
	c.foo()
	var d int = Key(func() {}, 1)[nil]
	var e = Two(1)
	e.m()
	e.n()
	var f int = App(func(string) {}, "x")
	var g func(...string) int = Sum
	h := Sum[[]int]
	h(1)
	_, _, _, _ = a, b, d, f
	_ = g
}
