package main

import "fmt"

func Zero[T any]() (z T) { return }
func Id[T any](x T) T    { return x }
func Two[A, B any](a A) (b B) { return }
func Cmp[T int | string](a, b T) bool { return a < b }

func take(f func(int) int) {}

func takeAny[F any](f F) {}

type S struct{ f func(string) string }

func ret() func(int) string { return Id }

func ret2() any { return Id }

func main() {
	x := Id
	var y = Zero
	var z any = Id
	var w func(int) string = Id
	var v func(int, string) int = Id
	v = Cmp
	Zero()
	Two("a")
	Two[int](1)
	take(Cmp)
	takeAny(Id)
	fmt.Println(Id)
	_ = S{f: Zero}
	_ = []func(bool) bool{Id, Cmp}
	c := make(chan func(), 1)
	c <- Zero
	Id[int, string](1)
	_ = func(float64, float64) bool(Cmp)
	_ = Id == nil
	go Id
	Id
	_, _ = x, y
	_, _ = z, w
	var m map[string]func(int) int
	m["a"] = Two
}
