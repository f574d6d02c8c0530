package main

import "fmt"

type I interface {
	M()
	N(int) string
}
type A struct{}
type B struct{}
type C struct{}

func (A) M()             {}
func (*B) M()            {}
func (*B) N(int) string  { return "" }
func (C) M()             {}
func (C) N(string) string { return "" }

func take(i I) {}

func main() {
	var i I = A{}
	i = B{}
	i = C{}
	take(5)
	take(&A{})
	var s fmt.Stringer = i
	_ = i.(A)
	_ = i.(fmt.Stringer)
	n := 5
	_ = n.(int)
	var e error = "x"
	_, _ = s, e
	i.X()
}
