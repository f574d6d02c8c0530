package main

type I interface {
	func M()
	N() int,
}

func main() {}
