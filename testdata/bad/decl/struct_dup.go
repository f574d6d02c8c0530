package main

type T struct {
	a, b int
	c    string
	a    bool
}
type E struct{}
type U struct {
	E
	*E
}
type W struct {
	E
	E int
}

func main() {}
