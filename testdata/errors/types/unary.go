package main

func main() {
	_ = !1 // ERROR "7: invalid operation: operator ! not defined on 1 \(untyped int constant\)"
	_ = -"a" // ERROR "7: invalid operation: operator \- not defined on \"a\" \(untyped string constant\)"
	_ = ^1.5 // ERROR "7: invalid operation: operator \^ not defined on 1\.5 \(untyped float constant\)"
	_ = +true // ERROR "7: invalid operation: operator \+ not defined on true \(untyped bool constant\)"
	_ = &1 // ERROR "7: invalid operation: cannot take address of 1 \(untyped int constant\)"
	_ = &main() // ERROR "7: main\(\) \(no value\) used as value"
	var x int
	_ = *x // ERROR "7: invalid operation: cannot indirect x \(variable of type int\)"
	_ = *nil // ERROR "7: invalid operation: cannot indirect nil"
	_ = <-x // ERROR "8: invalid operation: cannot receive from non\-channel int x \(variable of type int\)"
	_ = &x.y // ERROR "9: x\.y undefined \(type int has no field or method y\)"
}
