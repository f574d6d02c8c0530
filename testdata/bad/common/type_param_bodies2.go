package main

func Add[T any](a, b T) T { return a + b }

func Eq[T any](a, b T) bool { return a == b }

func Len[T any](a T) int { return len(a) }

func Zero[T any]() T { return 0 }

func Str[T ~int](a T) string { return a }

func Call[T interface{ M() }](a T) { a.N() }

func Idx[T []int | map[string]int](a T) int { return a[0] }

type L[T any] struct{ next *L[T] }

func (l L[U]) F() U { return l.next.x }

func main() {

}
