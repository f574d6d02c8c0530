package main

type A int
type B int

func main() {
	var a A = 1
	var b B = 2
	_ = a + b
	_ = 1 + "a"
	_ = "a" - "b"
	_ = true + false
	_ = 1 && 2
	_ = !1
	_ = -"x"
	var s []int
	_ = s == s
	_ = a == "x"
	_ = 1.5 % 2
	_ = ^1.5
}
