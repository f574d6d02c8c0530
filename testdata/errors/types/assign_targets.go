package main

const k = 1

type T struct{ x int }

func f() int { return 0 }

func main() {
	k = 2 // ERROR "2: cannot assign to k \(neither addressable nor a map index expression\)"
	f() = 1 // ERROR "2: cannot assign to f\(\) \(neither addressable nor a map index expression\)"
	"a"[0] = 1 // ERROR "2: cannot assign to \"a\"\[0\] \(neither addressable nor a map index expression\)"
	s := "abc"
	s[0] = 'x' // ERROR "2: cannot assign to s\[0\] \(neither addressable nor a map index expression\)"
	m := map[string]T{}
	m["a"].x = 1 // ERROR "2: cannot assign to struct field m\[\"a\"\]\.x in map"
	main = nil // ERROR "2: cannot assign to main \(neither addressable nor a map index expression\)"
	nil = 1 // ERROR "2: cannot assign to nil \(neither addressable nor a map index expression\)"
	1 = 2 // ERROR "2: cannot assign to 1 \(neither addressable nor a map index expression\)"
	k++ // ERROR "2: cannot assign to k \(neither addressable nor a map index expression\)"
	s++ // ERROR "2: invalid operation: s\+\+ \(non\-numeric type string\)"
}
