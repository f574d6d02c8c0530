package main

type T struct {
	a, b
	c int = 5
}

func main() {}
