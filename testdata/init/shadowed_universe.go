// Predeclared names are ordinary names: shadowed types, constants, functions and nil, at package level and inside.
package main

import "fmt"

type int string
type error struct{ msg string }

const true = false
const iota = "iota"

var nil = 7

func len(x any) string { return fmt.Sprint("len of ", x) }
func print(x ...any)   { fmt.Println(append([]any{"print:"}, x...)...) }

type any = interface{}

func make(n int) []int { return []int{n, n + "!"} }

func f() (string, uint) {
	string := "s"
	var uint uint = 3
	return string, uint
}

func g(append func(a, b float64) float64, cap float64) float64 {
	return append(cap, cap)
}

func h() (new int) {
	new = "new"
	{
		copy := new + "copy"
		new := copy + new
		_ = new
		fmt.Println(new)
	}
	return
}

func main() {
	var x int = "a string"
	fmt.Println(x, true, nil, iota, len([]byte{1}))
	print(make("m"))
	fmt.Println(f())
	fmt.Println(g(func(a, b float64) float64 { return a * b }, 1.5))
	fmt.Println(h())
	var e error = error{"mine"}
	fmt.Printf("%T %v %v\n", e, e.msg, true == !true)
	type bool []rune
	var b bool = bool{'x'}
	if b[0] == 'x' {
		panic := func(s string) { fmt.Println("not panicking:", s) }
		panic("really")
	}
	const main = 3
	fmt.Println(main)
	for true := range 2 {
		fmt.Print(true)
	}
	fmt.Println()
	func(fmt string) { print(fmt) }("shadowed package")
	type T struct{ int; byte }
	t := T{"i", 5}
	fmt.Println(t.int, t.byte, T{byte: 1})
	_ = func(recover func()) {}
}
