package main

type T struct{ x int }

func main() {
	var p **T
	_ = p.x // ERROR "8: p\.x undefined \(type \*\*T has no field or method x\)"
	(*p).x = 1
	var q *T = T{} // ERROR "13: cannot use T\{\} \(value of struct type T\) as \*T value in variable declaration"
	var r T = &T{} // ERROR "12: cannot use \&T\{\} \(value of type \*T\) as T value in variable declaration"
	*q = 1 // ERROR "7: cannot use 1 \(untyped int constant\) as T value in assignment"
	_, _ = q, r
	var s *string = "a" // ERROR "18: cannot use \"a\" \(untyped string constant\) as \*string value in variable declaration"
	_ = s
	p.y = 2 // ERROR "4: p\.y undefined \(type \*\*T has no field or method y\)"
}
