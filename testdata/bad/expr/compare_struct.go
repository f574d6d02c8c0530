package main

type A struct{ x int }
type B struct{ x int }
type F struct{ f func() }

func main() {
	var a A
	var b B
	var f F
	_ = a == b
	_ = a < a
	_ = f == f
	_ = a == struct{ x int }{1}
	_ = [2]F{} == [2]F{}
	_ = &a == &b
	_ = a == nil
	_ = any(f) == f
}
