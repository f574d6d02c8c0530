package main

func f(a int, b string)      {}
func v(a int, b ...string)   {}
func g() (int, string)       { return 0, "" }
func r() int                 { return 0 }

func main() {
	f() // ERROR "2: not enough arguments in call to f\n\thave \(\)\n\twant \(int, string\)"
	f(1) // ERROR "4: not enough arguments in call to f\n\thave \(number\)\n\twant \(int, string\)"
	f(1, "a", 2) // ERROR "12: too many arguments in call to f\n\thave \(number, string, number\)\n\twant \(int, string\)"
	f("a", 1) // ERROR "4: cannot use \"a\" \(untyped string constant\) as int value in argument to f" "9: cannot use 1 \(untyped int constant\) as string value in argument to f"
	f(g())
	v() // ERROR "2: not enough arguments in call to v\n\thave \(\)\n\twant \(int, \.\.\.string\)"
	v(1, 2) // ERROR "7: cannot use 2 \(untyped int constant\) as string value in argument to v"
	v(1, []string{}...)
	v(1, "a", []string{}...) // ERROR "12: too many arguments in call to v\n\thave \(number, string, \[\]string\.\.\.\)\n\twant \(int, \.\.\.string\)"
	f(1, []string{}...) // ERROR "2: cannot use \.\.\. in call to non\-variadic f"
	f(g(), 1) // ERROR "4: multiple\-value g\(\) \(value of type \(int, string\)\) in single\-value context" "9: cannot use 1 \(untyped int constant\) as string value in argument to f"
	x := f(1, "") // ERROR "7: f\(1, \"\"\) \(no value\) used as value"
	3() // ERROR "2: invalid operation: cannot call 3 \(untyped int constant\): untyped int is not a function"
	r().x() // ERROR "6: r\(\)\.x undefined \(type int has no field or method x\)"
	r // ERROR "2: r \(value of type func\(\) int\) is not used"
	r()
	_ = x
}
