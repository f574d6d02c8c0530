package main

type S struct{ f func() }

func main() {
	var a, b []int
	var m map[int]int
	var f func()
	var s S
	var p *int
	_ = a == b // ERROR "6: invalid operation: a == b \(slice can only be compared to nil\)"
	_ = m == m // ERROR "6: invalid operation: m == m \(map can only be compared to nil\)"
	_ = f == f // ERROR "6: invalid operation: f == f \(func can only be compared to nil\)"
	_ = s == s // ERROR "6: invalid operation: s == s \(struct containing func\(\) cannot be compared\)"
	_ = nil == nil // ERROR "13: invalid operation: nil == nil \(operator == not defined on untyped nil\)"
	_ = p < p // ERROR "6: invalid operation: p < p \(operator < not defined on pointer\)"
	_ = p == 1 // ERROR "11: invalid operation: p == 1 \(mismatched types \*int and untyped int\)"
	_ = a == nil
	var e error
	_ = e == 1 // ERROR "11: invalid operation: e == 1 \(mismatched types error and untyped int\)"
	_ = [2]func(){} == [2]func(){} // ERROR "6: invalid operation: \[2\]func\(\)\{\} == \[2\]func\(\)\{\} \(\[2\]func\(\) cannot be compared\)"
	_ = true < false // ERROR "6: invalid operation: true < false \(operator < not defined on untyped bool\)"
}
