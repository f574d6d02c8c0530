package main

func main() {
	type T struct{ a int }
	type T int // ERROR "7: T redeclared in this block\n\tx\.go:4:7: other declaration of T"
	var t T
	t.a = "x" // ERROR "8: cannot use \"x\" \(untyped string constant\) as int value in assignment"
	type U struct{ u *U }
	type V struct{ v V } // ERROR "7: invalid recursive type: V refers to itself"
	func() {
		type T string
		var s T = 1 // ERROR "13: cannot use 1 \(untyped int constant\) as T value in variable declaration"
		_ = s
	}()
	var w W // ERROR "6: declared and not used: w" "8: undefined: W"
	type W int
}
