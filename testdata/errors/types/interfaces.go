package main

type I interface {
	M(int) string
	N()
}
type A struct{}

func (A) M(string) int { return 0 }
func (A) N()           {}

type B struct{}

func (*B) M(int) string { return "" }
func (*B) N()           {}

type C struct{ M int }
type D struct{}

func (D) m(int) string { return "" }

type E struct {
	B
	F
}
type F struct{ B }

var _ I = A{} // ERROR "11: cannot use A\{\} \(value of struct type A\) as I value in variable declaration: A does not implement I \(wrong type for method M\)\n\t\thave M\(string\) int\n\t\twant M\(int\) string"
var _ I = B{} // ERROR "11: cannot use B\{\} \(value of struct type B\) as I value in variable declaration: B does not implement I \(method M has pointer receiver\)"
var _ I = &B{}
var _ I = C{} // ERROR "11: cannot use C\{\} \(value of struct type C\) as I value in variable declaration: C does not implement I \(C\.M is a field, not a method\)"
var _ I = D{} // ERROR "11: cannot use D\{\} \(value of struct type D\) as I value in variable declaration: D does not implement I \(missing method M\)\n\t\thave m\(int\) string\n\t\twant M\(int\) string"
var _ I = E{} // ERROR "11: cannot use E\{\} \(value of struct type E\) as I value in variable declaration: E does not implement I \(method M has pointer receiver\)"
var _ I = nil
var p *I
var _ I = p // ERROR "11: cannot use p \(variable of type \*I\) as I value in variable declaration: \*I does not implement I \(type \*I is pointer to interface, not interface\)"
var x any
var _ I = x // ERROR "11: cannot use x \(variable of interface type any\) as I value in variable declaration: interface\{\} does not implement I \(missing method M\)"
var _ B = I(nil) // ERROR "11: cannot use I\(nil\) \(value of interface type I\) as B value in variable declaration"
