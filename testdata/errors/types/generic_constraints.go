package main

type Number interface{ ~int | ~float64 }

func Sum[T Number](s ...T) T { var t T; return t }

type Set[T comparable] map[T]bool
type MyInt int
type Strict interface{ int }

func Only[T Strict](T) {}

func main() {
	_ = Sum("a") // ERROR "9: string does not satisfy Number \(string missing in \~int \| \~float64\)"
	_ = Sum[string]() // ERROR "10: string does not satisfy Number \(string missing in \~int \| \~float64\)"
	var s Set[[]int] // ERROR "12: \[\]int does not satisfy comparable"
	_ = s
	Only(MyInt(1)) // ERROR "6: MyInt does not satisfy Strict \(possibly missing \~ for int in Strict\)"
	_ = Sum(1, 2.5)
	_ = Sum(1, "a") // ERROR "13: in call to Sum, mismatched types untyped int and untyped string \(cannot infer T\)"
	_ = Sum[int, int]() // ERROR "15: got 2 type arguments but want 1"
	var t Set // ERROR "8: cannot use generic type Set\[T comparable\] without instantiation"
	var u Set[int, int] // ERROR "8: too many type arguments for type Set: have 2, want 1"
	_, _ = t, u
}
