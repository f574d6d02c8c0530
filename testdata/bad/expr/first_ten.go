// More than ten errors in expressions: which ones gc finds first.
package main

type A struct{ x int }
type B struct{ A; y int }
type C struct{ *A; B }
type I interface{ m(); n() int }

func (a A) m() {}
func (b *B) n() int { return 1 }

var a A = B{}
var i1 I = B{}
var i2 I = &B{}
var i3 I = C{}
var f1 func(int) = func(x string) {}
var c1 chan<- int = make(<-chan int)
var m1 map[string]int = map[int]string{}
var p1 *int = &a
var s1 []int = [3]int{}
var e1 error = "x"
var x1 = nil
var x2, x3 = 1
var x4 int = x5
var x5 int = x4
func g() { return x5 }
func h(x int) (y int) { x := 1; y = x; if y := 2; y > 1 { return } ; return "a" }
func (A) x() {}
func (B) m() int { return 1 }
func main() { var c C; c.x = 1; c.m(); c.y.z = 1; c.A.m = nil; I.m(c); (*B).n(B{}); A.m(); c.B.A.x.y = 1; a == c; a = a + a; a++; !a; }
