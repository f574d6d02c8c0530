package main

type A struct{ x int }

func (A) Hello() {}

type B struct{ x int }

func (*B) Hello() {}

type Outer struct {
	A
	B
}

type I interface{ Hello() }

type R struct{ R }

type S struct{ *S }

type P struct{ *I }

func main() {
	var o Outer
	o.x = 1
	o.Hello()
	o.A.y = 2
	var i I = o
	o.B.Hello(1)
	_ = Outer{x: 1}
	_ = i
}
