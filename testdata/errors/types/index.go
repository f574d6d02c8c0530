package main

func main() {
	a := [3]int{}
	s := []int{}
	m := map[string]int{}
	p := &a
	x := 1
	_ = a[3] // ERROR "8: invalid argument: index 3 out of bounds \[0:3\]"
	_ = a[-1] // ERROR "8: invalid argument: index \-1 \(constant of type int\) must not be negative"
	_ = s["a"] // ERROR "8: cannot convert \"a\" \(untyped string constant\) to type int"
	_ = s[1.5] // ERROR "8: 1\.5 \(untyped float constant\) truncated to int"
	_ = s[-1] // ERROR "8: invalid argument: index \-1 \(constant of type int\) must not be negative"
	_ = m[1] // ERROR "8: cannot use 1 \(untyped int constant\) as string value in map index"
	_ = p[3] // ERROR "8: invalid argument: index 3 out of bounds \[0:3\]"
	_ = x[0] // ERROR "7: cannot index x \(variable of type int\)"
	_ = "abc"[5] // ERROR "12: invalid argument: index 5 out of bounds \[0:3\]"
	_ = "abc"[x:1]
	_ = main[0] // ERROR "10: cannot index main \(value of type func\(\)\)"
	_ = s[1<<65] // ERROR "8: 1 << 65 \(untyped int constant 36893488147419103232\) overflows int"
	_ = m[nil] // ERROR "8: cannot use nil as string value in map index"
}
