package main

import "fmt" // ERROR "8: \"fmt\" imported and not used"

type T struct{}

var v int

func main() {
	_ = int // ERROR "6: int \(type\) is not an expression"
	_ = T // ERROR "6: T \(type\) is not an expression"
	var a v // ERROR "8: v \(package\-level variable\) is not a type"
	var b main // ERROR "8: main \(function\) is not a type"
	var c fmt // ERROR "8: fmt \(package name\) is not a type"
	var d T.x // ERROR "10: T\.x is not a type"
	x := []int // ERROR "7: \[\]int \(type\) is not an expression"
	f(int) // ERROR "4: int \(type\) is not an expression"
	_ = a
	_, _, _, _ = b, c, d, x
	T = 1 // ERROR "2: T \(type\) is not an expression"
	if T { // ERROR "5: T \(type\) is not an expression"
	}
}

func f(x any) {}
