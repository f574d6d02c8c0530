package main

type S1 []int
type F1 func(int)

func a[T []int | map[int]int](t T) {
	_ = make(T)
	for range t {
	}
}
func b[T []int | string](t T)      { _ = make(T); t() }
func c[T func(int) | F1](t T)      { t(1); t("x") }
func d[T func(int) | func(string)](t T) { t(1) }
func e[T any](t T)                 { t(); for range t {} }
func f[T int | S1](t T) {
	for range t {
	}
}
func g[T ~[]int | S1 | ~chan int](t T) {
	for range t {
	}
}
