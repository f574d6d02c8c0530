package main

type T struct{ x int }

func (T) m()   {}
func (*T) m()  {} // ERROR "11: method T\.m already declared at x\.go:5:10"
func (t T) x() {} // ERROR "12: field and method with the same name x\n\tx\.go:3:16: other declaration of x"
func (int) n() {} // ERROR "7: cannot define new methods on non\-local type int"
func (t **T) o() {} // ERROR "10: invalid receiver type \*\*T"
func (t Undef) p() {} // ERROR "9: undefined: Undef"

type P *T

func (P) q() {} // ERROR "7: invalid receiver type P \(pointer or interface type\)"

type I interface{ a() }

func (I) r() {} // ERROR "7: invalid receiver type I \(pointer or interface type\)"
func (t T) s() { t.m(); T.m(t); (*T).s(&t); t.zz() } // ERROR "47: t\.zz undefined \(type T has no field or method zz\)"
func get() T { return T{} }
func (t *T) ptr() {}

func main() {
	get().ptr() // ERROR "8: cannot call pointer method ptr on T"
	T.ptr(T{}) // ERROR "4: invalid method expression T\.ptr \(needs pointer receiver \(\*T\)\.ptr\)"
	_ = T.zz // ERROR "8: T\.zz undefined \(type T has no field or method zz\)"
	var i I
	i.b() // ERROR "4: i\.b undefined \(type I has no field or method b\)"
	var pi *I
	pi.a() // ERROR "5: pi\.a undefined \(type \*I is pointer to interface, not interface\)"
}
