package main

func f(int) string { return "" }

func main() {
	var g func(string) int = f // ERROR "27: cannot use f \(value of type func\(int\) string\) as func\(string\) int value in variable declaration"
	var h func(int) = f // ERROR "20: cannot use f \(value of type func\(int\) string\) as func\(int\) value in variable declaration"
	f = nil // ERROR "2: cannot assign to f \(neither addressable nor a map index expression\)"
	_ = f == nil
	_ = func() int { return "a" } // ERROR "26: cannot use \"a\" \(untyped string constant\) as int value in return statement"
	func(x int) {}("a") // ERROR "17: cannot use \"a\" \(untyped string constant\) as int value in argument to func\(x int\) \{\}"
	_ = func() { return 1 } // ERROR "22: too many return values\n\thave \(number\)\n\twant \(\)"
	_, _ = g, h
}
