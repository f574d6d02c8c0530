// Type assertions: both forms, to concrete and to interface types, and every panic text.
package main

import (
	"fmt"
	"io"
	"runtime"
)

type A interface{ M() }
type B interface {
	A
	N(int) string
}
type T struct{}
type P struct{}
type U int

func (T) M()               {}
func (*P) M()              {}
func (*P) N(int) string    { return "n" }
func (u U) String() string { return "U" }

func try(f func()) {
	defer func() {
		e := recover()
		if e == nil {
			fmt.Println("ok")
			return
		}
		te, ok := e.(*runtime.TypeAssertionError)
		fmt.Println(ok, te)
	}()
	f()
}

func main() {
	var x any = "str"
	s, ok := x.(string)
	fmt.Println(s, ok)
	n, ok := x.(int)
	fmt.Println(n, ok)
	_, ok = x.(fmt.Stringer)
	fmt.Println(ok)
	var a A = T{}
	_, ok = a.(B)
	fmt.Println(ok)
	a = &P{}
	b, ok := a.(B)
	fmt.Println(b.N(1), ok)

	try(func() { _ = x.(int) })
	try(func() { _ = x.(string) })
	try(func() { var e any; _ = e.(int) })
	try(func() { var e any; _ = e.(fmt.Stringer) })
	try(func() { var e A; _ = e.(T) })
	try(func() { var e A; _ = e.(B) })
	try(func() { _ = x.(fmt.Stringer) })
	try(func() { var e A = T{}; _ = e.(B) })
	try(func() { var e A = T{}; _ = e.(*P) })
	try(func() { var e any = P{}; _ = e.(A) })
	try(func() { var e any = U(1); _ = e.(int) })
	try(func() { var e any = 5; _ = e.(U) })
	try(func() { var e error = io.EOF; _ = e.(fmt.Stringer) })
	try(func() { var e any = []int{}; _ = e.([]string) })
	try(func() { var e any = map[string]int{}; _ = e.(map[string]any) })
	try(func() { var e any = func(int) {}; _ = e.(func(int) int) })
	try(func() { var e any = struct{ a int }{}; _ = e.(struct{ b int }) })
	try(func() { var e any = (*T)(nil); _ = e.(T) })
	try(func() { var e any = make(chan int); _ = e.(<-chan int) })
	try(func() { var e any = [3]int{}; _ = e.([4]int) })
	try(func() { type int string; var e any = int("x"); _ = e.(U) })
	try(func() { var e any = int32(1); _ = e.(rune) })
	try(func() { var e any = uint8(1); _ = e.(int8) })
	try(func() { _ = any(T{}).(interface{ Q() }) })
	v := any(3).(int) + any(4).(int)
	fmt.Println(v)
}
