package main

func main() {
	s := []int{1}
	a := [2]int{}
	f := func(x ...int) {}
	g := func(x int, y ...any) {}
	f(s)
	f(a...)
	f(1, s...)
	g(s...)
	g(1, s...)
	g(1, []any{}...)
	f(s..., 1)
}
