package main

func main() {
	var s uint = 1
	var f float64 = 1
	_ = 1.5 << s // ERROR "6: invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer"
	_ = f << 1 // ERROR "6: invalid operation: shifted operand f \(variable of type float64\) must be integer"
	_ = 1 << f // ERROR "11: invalid operation: shift count f \(variable of type float64\) must be integer"
	_ = 1 << -1 // ERROR "11: invalid operation: negative shift count \-1 \(untyped int constant\)"
	_ = 1 << "a" // ERROR "11: cannot convert \"a\" \(untyped string constant\) to type uint"
	var g float64 = 1 << s // ERROR "18: invalid operation: shifted operand 1 \(type float64\) must be integer"
	_ = g
	_ = 1 << 2000 // ERROR "11: invalid operation: invalid shift count 2000 \(untyped int constant\)"
	var i int = 1.0 << s
	_ = i
	_ = "a" << 1 // ERROR "6: invalid operation: shifted operand \"a\" \(untyped string constant\) must be integer"
}
