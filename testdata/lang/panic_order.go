// In an assignment all operands and the right side are evaluated before the left side panics.
package main

import "fmt"

type T struct{ f int }

func val(s string) int { fmt.Print(s, " "); return 1 }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	var m map[string]int
	var p *T
	var s []int
	var pp **int
	var arr *[4]int
	var fn func(int) int
	try("nil map", func() { m["a"] = val("rhs") })
	try("nil field", func() { p.f = val("rhs") })
	try("index", func() { s[5*val("index")] = val("rhs") })
	try("nil deref", func() { **pp = val("rhs") })
	try("nil array", func() { arr[val("index")] = val("rhs") })
	try("nil func", func() { fn(val("arg")) })
	try("two", func() { s[0], m["x"] = val("a"), val("b") })
	try("send", func() { var c chan int; close(c); c <- val("never") })
	try("map of nil", func() { mm := map[string]map[string]int{}; mm["a"]["b"] = val("rhs") })
	try("logic", func() { _ = val("l") == 2 && s[0] == 1 || s[1] == 1 })
	try("conv", func() { _ = any("str").(int) + val("rhs") })
	try("range", func() {
		for i, s[i*9+1] = range []int{1} {
		}
	})
	x, y := 1, []int{1}
	try("partial", func() { x, y[4] = 5, 6 })
	fmt.Println(x, y)
}

var i int
