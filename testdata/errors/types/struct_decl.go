package main

type E struct{}
type T struct {
	a int
	a string // ERROR "2: a redeclared\n\tx\.go:5:2: other declaration of a"
	E
	E int // ERROR "2: E redeclared\n\tx\.go:7:2: other declaration of E"
	*int
	b, b bool // ERROR "5: b redeclared\n\tx\.go:10:2: other declaration of b"
}
type P *int
type U struct {
	P // ERROR "2: embedded field type cannot be a pointer"
	*E
}
type I interface{}
type V struct {
	*I // ERROR "2: embedded field type cannot be a pointer to an interface"
}
