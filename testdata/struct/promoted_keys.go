// Promoted fields as keys of struct literals: depth, through pointers' absence, with direct fields, evaluation order, generic structs.
package main

import "fmt"

type Inner struct {
	X, Y int
	Tag  string
}
type Mid struct {
	Inner
	Z int
}
type Outer struct {
	Mid
	name string
	X2   float64
}

type G[T any] struct{ V T }
type H[T any] struct {
	G[T]
	N int
}

func say(s string, n int) int { fmt.Print(s, " "); return n }

func main() {
	o := Outer{X: 1, Z: 3, name: "n"}
	fmt.Printf("%+v\n", o)
	o2 := Outer{name: "m", Tag: "t", Y: 2, X2: 0.5}
	fmt.Printf("%+v\n", o2)
	p := &Outer{Z: say("z", 1), X: say("x", 2), Y: say("y", 3)}
	fmt.Println(p.Z, p.X, p.Y)
	m := map[string]Mid{"a": {X: 4}, "b": {Inner: Inner{Y: 5}, Z: 6}}
	fmt.Println(m["a"], m["b"])
	s := []Mid{{X: 1, Y: 2, Z: 3}, {}}
	fmt.Println(s)
	h := H[string]{V: "v", N: 1}
	fmt.Printf("%+v\n", h)
	arr := [...]struct{ Inner }{{X: 7}, 2: {Tag: "q"}}
	fmt.Printf("%+v\n", arr)
	const X = 1
	fmt.Println(Outer{X: X} == Outer{Mid: Mid{Inner: Inner{X: 1}}})
}
