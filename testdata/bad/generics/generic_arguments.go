package main

func Cmp[T int | string](a, b T) bool { return a < b }
func Id[T any](x T) T                 { return x }
func Zero[T any]() (z T)              { return }

func take(f func(int) int)                {}
func take2(f func(float64, float64) bool) {}
func takeAny(x any)                       {}
func takes(fs ...func(bool) bool)         {}
func gen[T any](f func(T) T, x T)         {}

type S struct{}

func (S) m(f func(string) string) {}

func main() {
	take(Cmp)
	take(Zero)
	take2(Cmp)
	takeAny(Id)
	takes(Id, Cmp)
	gen(Cmp, 1)
	gen(Zero, 1)
	S{}.m(Zero)
	S{}.m(Id)
	take(Id[string])
	func(f func(int, int) bool) {}(Id)
}
