package main

type A struct{ b B }
type B struct{ a A }
type C [2]C
type D D
type I interface{ I }

var x = y
var y = z()

func z() int { return x }

const p = q
const q = p

func main() {}
