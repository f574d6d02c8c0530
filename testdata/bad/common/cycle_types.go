package main

type A struct{ b B }
type B struct{ a A }
type C []C
type D [2]D
type E E
type F interface{ F }
type G = G
type H func(H) H

var x = y
var y = f()

func f() int { return x }

const p = q
const q = p

func main() {}
