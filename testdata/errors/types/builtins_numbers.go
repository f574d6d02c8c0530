package main

func main() {
	_ = min() // ERROR "6: invalid operation: not enough arguments for min\(\) \(expected 1, found 0\)"
	_ = min(1, "a") // ERROR "13: invalid argument: mismatched types untyped int \(previous argument\) and untyped string \(type of \"a\"\)"
	_ = max(true, false) // ERROR "10: invalid argument: true \(untyped bool constant\) cannot be ordered"
	var i int
	var f float64
	_ = min(i, f) // ERROR "13: invalid argument: mismatched types int \(previous argument\) and float64 \(type of f\)"
	_ = complex(1, "a") // ERROR "14: invalid operation: complex\(1, \"a\"\) \(mismatched types untyped float and untyped string\)"
	_ = complex(i, i) // ERROR "14: invalid argument: arguments have type int, expected floating\-point"
	_ = complex(f, float32(1)) // ERROR "14: invalid operation: complex\(f, float32\(1\)\) \(mismatched types float64 and float32\)"
	_ = real(1.5)
	_ = real(f) // ERROR "11: invalid argument: argument has type float64, expected complex type"
	_ = imag("a") // ERROR "11: invalid argument: argument has type untyped string, expected complex type"
	_ = max(i, 1.5) // ERROR "13: 1\.5 \(untyped float constant\) truncated to int"
	_ = min(nil) // ERROR "10: invalid argument: nil cannot be ordered"
	println(nil) // ERROR "10: use of untyped nil in argument to built\-in println"
	_ = len // ERROR "6: len \(built\-in\) must be called"
}
