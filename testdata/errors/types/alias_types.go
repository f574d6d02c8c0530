package main

type A = int
type B = struct{ x A }
type C = *C // ERROR "6: invalid recursive type: C refers to itself"
type D = undefined // ERROR "10: undefined: undefined"

func (A) m() {} // ERROR "7: cannot define new methods on non\-local type A"
func (B) n() {} // ERROR "7: invalid receiver type B"

type E = F // ERROR "6: invalid recursive type E\n\tx\.go:11:6: E refers to F\n\tx\.go:12:6: F refers to E"
type F = E

var a A = "x" // ERROR "11: cannot use \"x\" \(untyped string constant\) as A value in variable declaration"
var b B = 1 // ERROR "11: cannot use 1 \(untyped int constant\) as B value in variable declaration"
