// More than ten errors in declarations: which ones gc finds first.
package main

import (
	"fmt"
	"os"
	"strings"
)

type A struct{ B }
type B struct{ x undefined1 }

func (a A) m() { return 1 }

var v1 int = "x"
var v2, v3 = f3(), f4
var v4 undefined2

const c1 int8 = 1000
const c2 = c3
const c3 = c2

type I interface{ M(undefined3) }

func f1(x int) int { for { x++; if x > undefined4 { break } } }

func f2() (int, string) { return 1 }
func f3() int { x := 1; var y string; return "a" }

type L []L2
type L2 struct { L3 }
type L3 [2]L2

func f4() {
	a := f5()
	b, c := 1, 2, 3
	var d int
	d = "q"
	fmt.Println(undefined5, d.x)
	goto X
	for i := range 10 { undefined6() }
	switch d { case 1: case 1: case "x": }
	return 5
}

var _ I = A{}
var _ = strings.Foo
func main() { f1("a"); f2(1, 2); x := f2(); var y float64 = f2() }
func main() {}
func init() int { return 1 }
