package main

type int8 = string

func f[int any](x int) int { return x + 1 }

func g[string any](s string) { var t string = "a"; _ = t }

func h[any interface{ ~float64 }](x any) any { return x % 2 }

type T[error any] struct{ e error }

func (t T[error]) Err() error { return nil }

func (t T[string]) S() string { return "s" }

func main() {
	f[float64](1)
	var x int8 = 3
	_ = x
}
