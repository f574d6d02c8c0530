// recover works only in a function that was deferred directly: not in a helper, not deferred itself, not nested, but through method values and wrappers.
package main

import "fmt"

type T struct{ name string }

func (t T) Rec()         { fmt.Println(t.name, "value method:", recover()) }
func (t *T) RecP()       { fmt.Println(t.name, "pointer method:", recover()) }
func (t T) helper() any  { return recover() }

type I interface{ Rec() }
type E struct{ T }

func helper() any { return recover() }

func direct() { fmt.Println("direct:", recover()) }

func gen[X any](x X) { fmt.Println("generic:", x, recover()) }

func variadic(xs ...any) { fmt.Println("variadic:", xs, recover()) }

func run(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "escaped:", r)
		}
	}()
	f()
}

func main() {
	run("helper", func() { defer func() { fmt.Println("helper:", helper()) }(); panic(1) })
	run("nested", func() { defer func() { func() { fmt.Println("nested:", recover()) }() }(); panic(2) })
	run("itself", func() { defer recover(); panic(3) })
	run("deferred in deferred", func() { defer func() { defer func() { fmt.Println("inner:", recover()) }() }(); panic(4) })
	run("direct", func() { defer direct(); panic(5) })
	run("value", func() { defer T{"a"}.Rec(); panic(6) })
	run("pointer", func() { defer (&T{"b"}).RecP(); panic(7) })
	run("method value", func() { f := T{"c"}.Rec; defer f(); panic(8) })
	run("method expr", func() { defer T.Rec(T{"d"}); panic(9) })
	run("interface", func() { var i I = T{"e"}; defer i.Rec(); panic(10) })
	run("promoted", func() { defer E{T{"f"}}.Rec(); panic(11) })
	run("promoted interface", func() { var i I = E{T{"g"}}; defer i.Rec(); panic(12) })
	run("pointer wrapper", func() { var i I = &T{"h"}; defer i.Rec(); panic(13) })
	run("generic", func() { defer gen("x"); panic(14) })
	run("variadic", func() { defer variadic(1, 2); panic(15) })
	run("method helper", func() { defer func() { fmt.Println("mh:", T{}.helper()) }(); panic(16) })
	run("closure var", func() { f := func() { fmt.Println("closure:", recover()) }; defer f(); panic(17) })
	run("twice", func() { defer func() { fmt.Println("twice:", recover(), recover()) }(); panic(18) })
	run("no panic", func() { defer direct() })
	run("go on", func() {
		defer direct()
		defer func() { panic("second") }()
		panic("first")
	})
	run("in args", func() { defer fmt.Println("arg:", recover()); panic(19) })
	run("range func", func() {
		for range func(y func() bool) { y() } {
			defer direct()
		}
		panic(20)
	})
	fmt.Println("outside:", recover())
}
