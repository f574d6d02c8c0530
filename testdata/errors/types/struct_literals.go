package main

import "time"

type T struct {
	a, b int
}
type U struct {
	T
	c int
}

func main() {
	_ = T{1} // ERROR "9: too few values in struct literal of type T"
	_ = T{1, 2, 3} // ERROR "14: too many values in struct literal of type T"
	_ = T{a: 1, 2} // ERROR "14: mixture of field:value and value elements in struct literal"
	_ = T{x: 1} // ERROR "8: unknown field x in struct literal of type T"
	_ = T{A: 1} // ERROR "8: unknown field A in struct literal of type T, but does have a"
	_ = T{a: 1, a: 2} // ERROR "14: duplicate field name a in struct literal"
	_ = T{"a", 2} // ERROR "8: cannot use \"a\" \(untyped string constant\) as int value in struct literal"
	_ = U{a: 1, c: 2}
	_ = U{a: 1, T: T{}} // ERROR "14: cannot specify embedded field T and enclosed promoted field a"
	_ = U{T: T{}, b: 1} // ERROR "16: cannot specify promoted field b and enclosing embedded field T"
	_ = time.Time{1, 2, nil} // ERROR "16: implicit assignment to unexported field wall in struct literal of type time\.Time" "19: implicit assignment to unexported field ext in struct literal of type time\.Time" "22: implicit assignment to unexported field loc in struct literal of type time\.Time"
	_ = time.Time{wall: 1} // ERROR "16: cannot refer to unexported field wall in struct literal of type time\.Time"
	_ = T{1: 2} // ERROR "8: invalid field name 1 in struct literal"
	_ = *T{} // ERROR "7: invalid operation: cannot indirect T\{\} \(value of struct type T\)"
}
