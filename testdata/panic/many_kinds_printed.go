// How recovered run-time errors read, one of each kind.
package main

import (
	"fmt"
	"runtime"
)

type I interface{ M() }
type J interface{ N(int) string }
type T struct{}

func (T) M() {}

type P struct{}

func (*P) M() {}

type Named []int

func try(name string, f func()) {
	defer func() {
		r := recover()
		e, isRuntime := r.(runtime.Error)
		_, isErr := r.(error)
		fmt.Printf("%s: %v [%v %v]\n", name, r, isRuntime, isErr)
		_ = e
	}()
	f()
}

func main() {
	var i I
	var j J
	var a any
	var s []int
	var m map[string]int
	var p *struct{ x [10]int }
	var arr [3]int
	str := "abc"
	n, z := 5, 0
	try("index", func() { _ = s[n] })
	try("array", func() { _ = arr[n] })
	try("string", func() { _ = str[n] })
	try("negative", func() { _ = arr[z-1] })
	try("uint", func() { _ = arr[uint64(n)<<62] })
	try("slice hi", func() { _ = arr[:n] })
	try("slice order", func() { k := 3; _ = arr[k:z+1] })
	try("slice cap", func() { _ = make([]int, 2, 4)[:n] })
	try("slice3 max", func() { _ = make([]int, 2, 4)[0:1:n][0] })
	try("slice string", func() { _ = str[n:] })
	try("slice3 order", func() { _ = arr[z:3:2+z] })
	try("nil map", func() { m["a"] = 1 })
	try("nil pointer", func() { p.x[1] = 2 })
	try("nil interface", func() { i.M() })
	try("divide", func() { _ = n / z })
	try("modulo", func() { _ = int8(n) % int8(z) })
	try("shift", func() { _ = 1 << (z - 1) })
	try("assert nil", func() { _ = a.(int) })
	try("assert nil iface", func() { _ = i.(J) })
	try("assert concrete", func() { a = "s"; _ = a.(int) })
	try("assert missing", func() { a = T{}; _ = a.(J) })
	try("assert pointer method", func() { a = P{}; _ = a.(I) })
	try("assert iface", func() { i = T{}; _ = i.(J) })
	try("assert other", func() { i = T{}; _ = i.(*P) })
	try("assert named", func() { a = Named{}; _ = a.([]int) })
	try("unhashable", func() { _ = map[any]int{s: 1} })
	try("uncomparable", func() { a = s; _ = a == a })
	try("makeslice", func() { _ = make([]int, z-1) })
	try("makeslice cap", func() { _ = make([]int, n, z+1) })
	try("makechan", func() { _ = make(chan int, z-1) })
	try("close nil", func() { var c chan int; close(c) })
	try("close closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("nil func", func() { var f func(); f() })
	try("to array", func() { _ = [4]int(s) })
	try("value method", func() { var q *T; i = q; i.M() })
	try("embedded", func() { var x struct{ *T }; x.M() })
	_ = j
}
