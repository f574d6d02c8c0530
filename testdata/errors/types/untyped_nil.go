package main

func f(x any) {}

func main() {
	x := nil // ERROR "2: declared and not used: x" "7: use of untyped nil in assignment"
	var y = nil // ERROR "6: declared and not used: y" "10: use of untyped nil in variable declaration"
	f(nil)
	_ = nil // ERROR "6: use of untyped nil in assignment to _ identifier"
	var z int = nil // ERROR "14: cannot use nil as int value in variable declaration"
	_ = []int(nil) == nil
	_ = nil.x // ERROR "10: nil\.x undefined \(type untyped nil has no field or method x\)"
	nil() // ERROR "2: invalid operation: cannot call nil: untyped nil is not a function"
	_ = nil[0] // ERROR "9: cannot index nil"
	_ = z
	switch nil { // ERROR "9: use of untyped nil in switch expression"
	}
	_ = [1]int(nil) // ERROR "13: cannot convert nil to type \[1\]int"
}
