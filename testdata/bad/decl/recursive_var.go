package main

var x int = f()

func f() int { return g() }
func g() int { return x }

func main() {}
