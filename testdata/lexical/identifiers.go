// Identifiers: Unicode letters and digits, underscores, exported by case of any script, keywords of other languages, predeclared names as fields and labels.
package main

import "fmt"

type Größe struct {
	Ä, ä   int
	nil    int
	len    string
	世界     bool
	_x, x_ int
	int
}

func (g Größe) Δx() int { return g.Ä - g.ä }

var π = 3.14
var x१ = "digit"
var (
	class, this, def, let = 1, 2, 3, 4
	_1, __ = "a", "b"
)

const Ω = "omega"

func ſ() string { return "long s" }

type 型 interface{ Δx() int }

func main() {
	g := Größe{Ä: 5, ä: 3, nil: 1, len: "l", 世界: true, _x: 7, x_: 8, int: 9}
	fmt.Println(g, g.Δx(), g.nil, g.len, g.int, g._x+g.x_)
	fmt.Println(π, x१, class+this+def+let, _1+__, Ω, ſ())
	var i 型 = g
	fmt.Printf("%T %+v %d\n", i, g, i.Δx())
true:
	for range 3 {
		continue true
	}
	é, e := 1, 2
	fmt.Println(é, e)
}
