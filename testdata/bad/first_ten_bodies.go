// More than ten errors in function bodies: which ones gc finds first.
package main

import "fmt"

func a(x int, y string) {
	a := 1
	b := 2
	c := 3
	d := 4
	e := 5
	x = "1"
	y = 1
}
func b() {
	f := 1
	for g := 0; ; { h := 1 }
	func() { i := 1; j := "a" + 1; x(); a(1) }()
	if k := 1; true { l := 1; _ = m }
	var n int
	switch o := n.(type) { case int: p := 1 }
	q, r := fmt.Println()
	q, s := 1
	var t [n]int
	_ = t
	_ = u.v.w
	_ = struct{ x, x int }{}
	_ = map[string]int{"a": 1, "a": 2}
	_ = []int{0: 1, 0: 2}
	z: 
}
var zz = func() int { y := 1; if y { return "s" }; return z }()
type T struct { f func(T2) T3; T4 }
func (t *T) g() { t.h(); t.f(1)(2); t.T4.i }
func (t T) g() {}
func (t T) f() {}
func (u U) k(x V) W { x := 1; return x }
func main() { b(1); c(); T{1,2,3}.g(); &T{}.h(); T.g() }
