package main

func two() (int, string) { return 1, "" }
func none()              {}

func main() {
	a, b := 1 // ERROR "10: assignment mismatch: 2 variables but 1 value"
	c, d, e := two() // ERROR "13: assignment mismatch: 3 variables but two returns 2 values"
	var f int = two() // ERROR "14: multiple\-value two\(\) \(value of type \(int, string\)\) in single\-value context"
	g := none() // ERROR "7: none\(\) \(no value\) used as value"
	var h, i = 1, 2, 3 // ERROR "19: extra init expr 3"
	a, b = 1, 2, 3
	a = two() // ERROR "6: assignment mismatch: 1 variable but two returns 2 values"
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h
	_ = i
}
