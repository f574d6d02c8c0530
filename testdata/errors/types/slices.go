package main

func f() [3]int { return [3]int{} }

func main() {
	s := []int{}
	a := [3]int{}
	x := 1
	_ = s[2:1] // ERROR "10: invalid slice indices: 1 < 2"
	_ = a[1:5] // ERROR "10: invalid argument: index 5 out of bounds \[0:4\]"
	_ = f()[:] // ERROR "6: cannot slice unaddressable value f\(\) \(value of type \[3\]int\)"
	_ = x[:] // ERROR "6: cannot slice x \(variable of type int\)"
	_ = "abc"[0:1:2] // ERROR "16: invalid operation: 3\-index slice of string"
	_ = s["a":] // ERROR "8: cannot convert \"a\" \(untyped string constant\) to type int"
	_ = s[0:1:0] // ERROR "12: invalid slice indices: 0 < 1"
	_ = s[:-1] // ERROR "9: invalid argument: index \-1 \(constant of type int\) must not be negative"
	_ = map[int]int{}[:] // ERROR "6: cannot slice map\[int\]int\{\} \(value of type map\[int\]int\)"
	var t string = s[1:] // ERROR "18: cannot use s\[1:\] \(value of type \[\]int\) as string value in variable declaration"
	_ = t
}
