package main

type A int
type B int

func main() {
	var a A
	var b B
	var s string
	var f float64
	_ = a + b // ERROR "6: invalid operation: a \+ b \(mismatched types A and B\)"
	_ = a == b // ERROR "11: invalid operation: a == b \(mismatched types A and B\)"
	_ = s + 1 // ERROR "6: invalid operation: s \+ 1 \(mismatched types string and untyped int\)"
	_ = 1 + s // ERROR "6: invalid operation: 1 \+ s \(mismatched types untyped int and string\)"
	_ = f % 2 // ERROR "6: invalid operation: operator % not defined on f \(variable of type float64\)"
	_ = s * 2 // ERROR "6: invalid operation: s \* 2 \(mismatched types string and untyped int\)"
	_ = f & 1 // ERROR "6: invalid operation: operator \& not defined on f \(variable of type float64\)"
	_ = s && true // ERROR "6: invalid operation: s \&\& true \(mismatched types string and untyped bool\)"
	_ = a + 1.5 // ERROR "10: 1\.5 \(untyped float constant\) truncated to int"
	a += "x" // ERROR "2: invalid operation: a \+= \"x\" \(mismatched types A and untyped string\)"
	_ = nil + 1 // ERROR "6: invalid operation: nil \+ 1 \(mismatched types untyped nil and untyped int\)"
	_ = f << 1 // ERROR "6: invalid operation: shifted operand f \(variable of type float64\) must be integer"
}
