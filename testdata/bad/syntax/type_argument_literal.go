// Literals as type arguments: no types, for the parser already.
package main

type G[T any] struct{ x T }
type H[A, B any] struct{ x A }

var a [3]G[1]
var b = G[2]{}
var c = []G[3]{}
var d func(G[4]) G[5]
var e map[G[6]]int
var f chan G[7]
var g *G[8]
var h H[int, 9]
type T G[10]
type U = G[11]

func main() {}
