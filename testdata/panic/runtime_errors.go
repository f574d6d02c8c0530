// The texts and types of run-time errors, read through recover.
package main

import (
	"errors"
	"fmt"
	"runtime"
)

type T struct{ f *T }

func try(name string, f func()) {
	defer func() {
		e := recover()
		re, ok := e.(runtime.Error)
		if !ok {
			fmt.Printf("%s: %T %v\n", name, e, e)
			return
		}
		re.RuntimeError()
		fmt.Println(name+":", re.Error())
		var target runtime.Error
		fmt.Println("  ", errors.As(re, &target))
	}()
	f()
}

func main() {
	zero := 0
	var nilp *T
	var m map[string]int
	var fn func()
	var ifc fmt.Stringer
	var ch chan int
	try("div", func() { fmt.Println(1 / zero) })
	try("mod", func() { fmt.Println(1 % zero) })
	try("div8", func() { fmt.Println(int8(1) / int8(zero)) })
	try("divu", func() { fmt.Println(uint(1) / uint(zero)) })
	try("assign div", func() { x := 5; x /= zero })
	try("nil field", func() { fmt.Println(nilp.f) })
	try("nil chain", func() { t := &T{}; fmt.Println(t.f.f) })
	try("nil store", func() { nilp.f = nil })
	try("nil deref", func() { x := *nilp; fmt.Println(x) })
	try("nil array", func() { var a *[4]int; fmt.Println(a[2]) })
	try("nil array range", func() {
		var a *[4]int
		for _, v := range a {
			fmt.Println(v)
		}
	})
	try("nil slice of array", func() { var a *[4]int; fmt.Println(a[:]) })
	try("nil map", func() { m["a"]++ })
	try("nil func", func() { fn() })
	try("nil iface", func() { fmt.Println(ifc.String()) })
	try("close nil", func() { close(ch) })
	try("shift", func() { s := -1; fmt.Println(1 << s) })
	try("index", func() { var a []int; a[zero] = 1 })
	try("string index", func() { s := ""; fmt.Println(s[zero]) })
	try("slice", func() { a := make([]int, 2); fmt.Println(a[1:zero]) })
	try("compare", func() { var a, b any = fn, fn; fmt.Println(a == b) })
	try("hash", func() { x := map[any]bool{}; x[m] = true })
	try("hash lookup", func() { x := map[any]bool{}; fmt.Println(x[[]int{}]) })
	try("hash struct", func() { x := map[any]bool{1: true}; x[struct{ s []int }{}] = true })
	try("makeslice", func() { n := -1; _ = make([]byte, n) })
	try("assert", func() { var a any = 1; fmt.Println(a.(string)) })
	try("goexit no", func() { panic(fmt.Errorf("plain %d", 1)) })
	try("custom", func() { panic(T{}) })
	try("array conv", func() { s := []int{1}; fmt.Println([2]int(s)) })
	try("nil method value", func() { f := ifc.String; fmt.Println(f()) })
}
