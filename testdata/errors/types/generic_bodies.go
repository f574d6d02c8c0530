package main

func Add[T any](a, b T) T { return a + b } // ERROR "36: invalid operation: operator \+ not defined on a \(variable of type T constrained by any\)"
func Less[T comparable](a, b T) bool { return a < b } // ERROR "47: invalid operation: a < b \(type parameter T cannot use operator <\)"
func Eq[T any](a, b T) bool { return a == b } // ERROR "38: invalid operation: a == b \(incomparable types in type set\)"
func Str[T ~int](x T) string { return x } // ERROR "39: cannot use x \(variable of type T constrained by \~int\) as string value in return statement"
func Len[T any](x T) int { return len(x) } // ERROR "39: invalid argument: x \(variable of type T constrained by any\) for built\-in len"
func Idx[T any](x T) { _ = x[0] } // ERROR "29: cannot index x \(variable of type T constrained by any\)"
func Call[T any](x T) { x.Foo() } // ERROR "27: x\.Foo undefined \(type T has no field or method Foo\)"
func Conv[T ~int | ~string](x T) float64 { return float64(x) } // ERROR "59: cannot convert x \(variable of type T constrained by \~int \| \~string\) to type float64: cannot convert string \(in T\) to type float64"
func Sw[T any](x T) {
	switch x.(type) { // ERROR "9: cannot use type switch on type parameter value x \(variable of type T constrained by any\)"
	}
}
func Ret[T any]() T { return nil } // ERROR "30: cannot use nil as T value in return statement"
func Rng[T any](x T) {
	for range x { // ERROR "12: cannot range over x \(variable of type T constrained by any\): no specific type"
	}
}
func Num[T ~int8](x T) T { return x + 1000 } // ERROR "39: cannot convert 1000 \(untyped int constant\) to type T"
