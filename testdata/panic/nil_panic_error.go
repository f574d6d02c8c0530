// panic(nil) is a *runtime.PanicNilError that recover returns; uncaught it exits with 2.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	func() {
		defer func() {
			r := recover()
			e, ok := r.(*runtime.PanicNilError)
			fmt.Println(r, ok, e.Error())
			_, isRuntime := r.(runtime.Error)
			fmt.Println(isRuntime)
		}()
		panic(nil)
	}()
	func() {
		defer func() { fmt.Println(recover() == nil) }()
		var e error
		defer func() { fmt.Println(recover()) }()
		panic(e)
	}()
	var a any
	panic(a)
}
