// Initialisation follows references through functions, methods, closures and method values, not the order of the source.
package main

import "fmt"

var a = trace("a", b+c)
var b = trace("b", f())
var c = trace("c", 3)
var d = trace("d", viaClosure())
var e = trace("e", T{}.m())
var fn = func() int { return g }
var g = trace("g", 7)
var h = trace("h", fn())
var mv = T{}.deep
var i = trace("i", 1)
var x, y = two()
var z = trace("z", x*100)
var arr = [2]int{trace("arr1", k), trace("arr0", 1)}
var k = trace("k", 5)
var m = map[string]*int{"k": &k, "late": &late}
var late = trace("late", 8)
var ifc fmt.Stringer = T{late2}
var late2 = trace("late2", 2)
var unused = trace("unused", 0)
var _ = trace("blank", u)
var u = trace("u", 1)

type T struct{ v int }

func (t T) m() int         { return g + h }
func (t T) deep() int      { return i + late }
func (t T) String() string { return fmt.Sprint("T", t.v) }

func f() int          { return c * 2 }
func viaClosure() int { return func() int { return func() int { return a + i }() }() }
func two() (int, int) { return y0, k }

var y0 = trace("y0", 4)

var order []string

func trace(name string, v int) int {
	print2(name)
	return v
}

func print2(s string) { fmt.Print(s, " ") }

func main() {
	fmt.Println()
	fmt.Println(a, b, c, d, e, h, mv(), x, y, z, arr, *m["k"], *m["late"], ifc)
}
