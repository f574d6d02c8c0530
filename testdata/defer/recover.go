// When recover works: only directly in a deferred function, only for the current panic.
package main

import (
	"errors"
	"fmt"
)

func helper() any { return recover() }

func direct() (s string) {
	defer func() { s = fmt.Sprint("direct ", recover()) }()
	panic("p1")
}

func throughHelper() (s string) {
	defer func() { s = fmt.Sprint(s, " outer got ", recover()) }()
	defer func() { s = fmt.Sprint("helper got ", helper()) }()
	panic("p2")
}

func nestedFunc() (s string) {
	defer func() { s = fmt.Sprint(s, " then ", recover()) }()
	defer func() {
		func() { s = fmt.Sprint("nested got ", recover()) }()
	}()
	panic("p3")
}

// The innermost function is deferred and runs during the panic, but it is not the panic that calls it.
func deferredInDeferred() (s string) {
	defer func() { s = fmt.Sprint(s, " outer got ", recover()) }()
	defer func() {
		defer func() { s = fmt.Sprint("inner deferred got ", recover()) }()
	}()
	defer func() {
		defer func() { s += "x" }()
	}()
	panic("p4")
}

func recoverDeferred() {
	defer func() { fmt.Println("after direct recover:", recover()) }()
	defer recover() // has no effect: not called by a deferred function but is one
	panic("p5")
}

func noPanic() (r any) {
	defer func() { r = recover() }()
	return 1
}

func repanic() (s string) {
	defer func() { s = fmt.Sprint("outer: ", recover()) }()
	defer func() {
		r := recover()
		panic(fmt.Sprint("again ", r))
	}()
	panic("first")
}

func replaced() (s string) {
	defer func() { s = fmt.Sprint("last wins: ", recover(), " then ", recover()) }()
	defer func() { panic("second") }()
	defer func() { panic("first and a half") }()
	panic("first")
}

func recoverTwice() (s string) {
	defer func() { s += fmt.Sprint(" ", recover()) }()
	defer func() { s += fmt.Sprint(recover()) }()
	panic("once")
}

type meth struct{}

func (meth) rec()   { fmt.Println("method:", recover()) }
func (*meth) prec() { fmt.Println("pointer method:", recover()) }

func methods() {
	func() { defer meth{}.rec(); panic(1) }()
	func() { defer (&meth{}).prec(); panic(2) }()
	func() { f := meth.rec; defer f(meth{}); panic(3) }()
	func() { f := (&meth{}).rec; defer f(); panic(4) }()
	func() { var i interface{ rec() } = &meth{}; defer i.rec(); panic(5) }()
}

func innerPanicRecovered() (s string) {
	defer func() { s += fmt.Sprint(" outer:", recover()) }()
	defer func() {
		defer func() { s += fmt.Sprint("inner:", recover()) }()
		panic("inner")
	}()
	panic("outer")
}

func continues() {
	for i := range 3 {
		func() {
			defer func() { fmt.Print(recover(), " ") }()
			if i != 1 {
				panic(i)
			}
		}()
	}
	fmt.Println("loop done")
}

func nilPanic() {
	defer func() {
		r := recover()
		err, ok := r.(error)
		fmt.Printf("%T %v %v\n", r, err, ok)
	}()
	panic(nil)
}

var errX = errors.New("x")

func main() {
	fmt.Println(direct())
	fmt.Println(throughHelper())
	fmt.Println(nestedFunc())
	fmt.Println(deferredInDeferred())
	recoverDeferred()
	fmt.Println(noPanic())
	fmt.Println(repanic())
	fmt.Println(replaced())
	fmt.Println(recoverTwice())
	methods()
	fmt.Println(innerPanicRecovered())
	continues()
	nilPanic()
	fmt.Println(recover())
	func() {
		defer func() { fmt.Println(recover() == errX) }()
		panic(errX)
	}()
}
