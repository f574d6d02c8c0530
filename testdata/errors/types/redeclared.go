package main

import "strings" // ERROR "8: \"strings\" imported and not used"

var a int
var a string // ERROR "5: a redeclared in this block\n\tx\.go:5:5: other declaration of a"

func f() {}
func f() {} // ERROR "6: f redeclared in this block\n\tx\.go:8:6: other declaration of f"

type T int
type T string // ERROR "6: T redeclared in this block\n\tx\.go:11:6: other declaration of T"

const strings = 1 // ERROR "7: strings already declared through import of package strings \(\"strings\"\)\n\tx\.go:3:8: other declaration of strings"

func main() {
	var x int
	var x string // ERROR "6: x redeclared in this block\n\tx\.go:17:6: other declaration of x"
	type y int
	y := 1 // ERROR "2: cannot assign to y"
	_, _ = x, y // ERROR "12: y \(type\) is not an expression"
}

func g(a int, a string) (a bool) { return } // ERROR "15: a redeclared in this block\n\tx\.go:24:8: other declaration of a" "36: result parameter a not in scope at return\n\tx\.go:24:8: inner declaration of var a bool"
func (t T) h(t int) {} // ERROR "14: t redeclared in this block\n\tx\.go:25:7: other declaration of t"
func init() {}
func init() {}
