// The blank identifier: evaluated and thrown away, in fields, parameters, results, functions, imports and range.
package main

import "fmt"

type T struct {
	a int
	_ int
	b string
	_ [3]byte
}

var _ = say("package level")
var _, second = two()

func _()                  { panic("never") }
func _(int) int           { return 0 }
func (T) _()              {}
func say(s string) string { fmt.Println("say", s); return s }
func two() (int, int)     { return 1, 2 }
func params(_ int, _ string, x int) (_ int, err error) {
	return x, nil
}
func onlyTypes(int, string) {}

const _ = 1 << 3
const (
	c0 = iota
	_
	c2
)

type _ struct{}

func main() {
	_ = say("assigned to blank")
	_, _ = say("x"), say("y")
	fmt.Println(second, c0, c2)
	fmt.Println(params(1, "a", 5))
	onlyTypes(1, "")
	t := T{a: 1, b: "s"}
	u := T{a: 1, b: "s"}
	fmt.Println(t == u, t)
	for _ = range 2 {
		fmt.Print("loop ")
	}
	for _, v := range []int{7} {
		fmt.Println(v)
	}
	for range map[int]int{1: 1} {
		fmt.Println("once")
	}
	if _, err := params(1, "", 2); err == nil {
		fmt.Println("no error")
	}
	_, ok := map[string]int{}["x"]
	_, ok2 := any(1).(string)
	fmt.Println(ok, ok2)
	func() {
		defer func() { fmt.Println(recover()) }()
		var m []int
		_ = m[5]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var p *T
		_ = *p
		fmt.Println("not reached")
	}()
	var f func(_, _ int) = func(int, int) { fmt.Println("f") }
	f(1, 2)
}
