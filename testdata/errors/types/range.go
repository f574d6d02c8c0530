package main

type B bool

func main() {
	for i, j := range 10 { // ERROR "6: declared and not used: i" "9: range over 10 \(untyped int constant\) permits only one iteration variable"
	}
	for range 1.5 { // ERROR "12: cannot range over 1\.5 \(untyped float constant\)"
	}
	for i := range nil { // ERROR "17: cannot range over nil"
	}
	var p *[]int
	for range p { // ERROR "12: cannot range over p \(variable of type \*\[\]int\)"
	}
	var f func(func(int) bool)
	for a, b := range f { // ERROR "6: declared and not used: a" "9: range over f \(variable of type func\(func\(int\) bool\)\) permits only one iteration variable"
	}
	for range func() {} { // ERROR "12: cannot range over func\(\) \{\} \(value of type func\(\)\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count"
	}
	for range func(func() B) {} { // ERROR "12: cannot range over func\(func\(\) B\) \{\} \(value of type func\(func\(\) B\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func returns user\-defined boolean, not bool"
	}
	var s string // ERROR "6: declared and not used: s"
	for s = range []int{} { // ERROR "6: cannot use s \(value of type int\) as string value in assignment"
	}
	var u uint8 // ERROR "6: declared and not used: u"
	for u = range 300 { // ERROR "16: cannot use 300 \(untyped int constant\) as uint8 value in range clause \(overflows\)"
	}
	for _ := range 3 { // ERROR "2: no new variables on left side of :="
	}
}
