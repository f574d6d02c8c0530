package main

type I interface {
	M()
	N()
	M(int)
}
type A interface{ M() }
type B interface {
	A
	M() int
}

func main() {}
