package main

type T struct{ a int }

func main() {
	x := undef // ERROR "7: undefined: undef"
	undefinedFunc(1) // ERROR "2: undefined: undefinedFunc"
	var t T
	t.b = 1 // ERROR "4: t\.b undefined \(type T has no field or method b\)"
	t.A = 1 // ERROR "4: t\.A undefined \(type T has no field or method A, but does have field a\)"
	t.foo() // ERROR "4: t\.foo undefined \(type T has no field or method foo\)"
	var u Undef // ERROR "8: undefined: Undef"
	_ = u
	_ = x
}
