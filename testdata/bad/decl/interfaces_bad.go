package main

type A interface {
	M()
	M()
}
type B interface{ M(int) }
type C interface {
	A2
	B
}
type A2 interface{ M() }
type D interface {
	int
	M()
}

var d D

type E interface{ *T }
type T struct{}
type F interface {
	m()
	_()
}
type G interface {
	fmt.Stringer
	Undefined
	struct{}
}

var g G

func use(x A2) {}

func main() {
	use(nil)
}
