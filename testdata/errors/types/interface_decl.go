package main

type I interface {
	a()
	a(int) // ERROR "2: duplicate method a\n\tx\.go:4:2: other declaration of method a"
}
type J interface {
	I
	b()
	_() // ERROR "2: methods must have a unique non\-blank name"
}
type K interface{ b() int }
type L interface {
	J
	K // ERROR "2: duplicate method b\n\tx\.go:14:2: other declaration of method b"
}
type M interface{ M } // ERROR "6: invalid recursive type: M refers to itself"
type N interface {
	int
}

var n N // ERROR "7: cannot use type N outside a type constraint: interface contains type constraints"
var c comparable // ERROR "7: cannot use type comparable outside a type constraint: interface is \(or embeds\) comparable"

type O interface{ ~[]int | string }

func f(o O) {} // ERROR "10: cannot use type O outside a type constraint: interface contains type constraints"
