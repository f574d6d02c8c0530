package main

func main() {
	x := 1
	f := func() {
		x = 2
		y := x // ERROR "3: declared and not used: y"
	}
	f()
	g := func(n int) int { // ERROR "2: declared and not used: g"
		return g(n - 1) // ERROR "10: undefined: g"
	}
	h := func(a int) {
		a = "s" // ERROR "7: cannot use \"s\" \(untyped string constant\) as int value in assignment"
	}
	h(1, 2) // ERROR "7: too many arguments in call to h\n\thave \(number, number\)\n\twant \(int\)"
}
