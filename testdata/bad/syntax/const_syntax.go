package main

const x := 5
const (
	a, = 1
)

func main() {}
