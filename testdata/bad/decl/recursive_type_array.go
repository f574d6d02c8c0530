package main

type T struct {
	a [2]T
	p *T
	s []T
}
type U struct{ U }
type V struct{ f func(V) V }

func main() {}
