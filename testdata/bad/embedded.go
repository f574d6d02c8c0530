package main

type A struct{ X int }
type B struct{ X int }
type C struct {
	A
	B
}
type D struct {
	*A
	A
}
type E struct{ *I }
type I interface{ M() }
type F struct{ **A }

func (A) M() {}
func (B) M() {}

func main() {
	var c C
	_ = c.X
	c.M()
	var i I = c
	_ = i
	_ = C{X: 1}
}
