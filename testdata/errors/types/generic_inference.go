package main

func Map[T, U any](s []T, f func(T) U) []U { return nil }
func Zero[T any]() T                       { var z T; return z }
func Same[T any](a, b T)                   {}
func Keys[M ~map[K]V, K comparable, V any](m M) []K { return nil }

func main() {
	_ = Zero() // ERROR "10: in call to Zero, cannot infer T \(declared at x\.go:4:11\)"
	_ = Map([]int{}, 1) // ERROR "9: in call to Map, cannot infer U \(declared at x\.go:3:13\)"
	Same(1, "a") // ERROR "10: in call to Same, mismatched types untyped int and untyped string \(cannot infer T\)"
	var i int
	var f float64
	Same(i, f) // ERROR "10: in call to Same, type float64 of f does not match inferred type int for T"
	_ = Keys([]int{}) // ERROR "10: in call to Keys, M \(type \[\]int\) does not satisfy \~map\[K\]V"
	_ = Map // ERROR "6: cannot use generic function Map without instantiation"
	x := Zero // ERROR "7: cannot use generic function Zero without instantiation"
	var s []string = Map([]int{}, func(int) int { return 0 }) // ERROR "19: cannot use Map\(\[\]int\{\}, func\(int\) int \{…\}\) \(value of type \[\]int\) as \[\]string value in variable declaration"
	_, _ = x, s
}
