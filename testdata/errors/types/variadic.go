package main

func g(a ...int) {}

func main() {
	g("a") // ERROR "4: cannot use \"a\" \(untyped string constant\) as int value in argument to g"
	g([]int{}, 1) // ERROR "4: cannot use \[\]int\{\} \(value of type \[\]int\) as int value in argument to g"
	g([]string{}...) // ERROR "4: cannot use \[\]string\{\} \(value of type \[\]string\) as \[\]int value in argument to g"
	g(1, 2, "x") // ERROR "10: cannot use \"x\" \(untyped string constant\) as int value in argument to g"
}
