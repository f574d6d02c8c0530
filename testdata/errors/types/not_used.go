package main

func f() int { return 1 }

func main() {
	1 // ERROR "2: 1 \(untyped int constant\) is not used"
	"a" // ERROR "2: \"a\" \(untyped string constant\) is not used"
	f // ERROR "2: f \(value of type func\(\) int\) is not used"
	f()
	len("a") // ERROR "2: len\(\"a\"\) \(constant 1 of type int\) is not used"
	append([]int{}, 1) // ERROR "2: append\(\[\]int\{\}, 1\) \(value of type \[\]int\) is not used"
	x := 1
	x // ERROR "2: x \(variable of type int\) is not used"
	x + 1 // ERROR "2: x \+ 1 \(value of type int\) is not used"
	-x // ERROR "2: \-x \(value of type int\) is not used"
	[]int{1} // ERROR "2: \[\]int\{…\} \(value of type \[\]int\) is not used"
	func() {} // ERROR "2: func\(\) \{\} \(value of type func\(\)\) is not used"
	int // ERROR "2: int \(type\) is not an expression"
	int(1) // ERROR "2: int\(1\) \(constant 1 of type int\) is not used"
	new(int) // ERROR "2: new\(int\) \(value of type \*int\) is not used"
	copy([]int{}, []int{})
	(f())
	print // ERROR "2: print \(built\-in\) must be called"
	nil // ERROR "2: nil is not used"
}
