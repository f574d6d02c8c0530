package main

func f(int) string { return "" }

type Op func(int) int

func main() {
	var a Op = f
	var b func() = f
	f = nil
	_ = f == f
	c := f.x
	_ = a.Foo
	var d func(int) string = f
	d("x")
	e := d(1) + 2
	_ = map[func()]int{}
	_ = map[[]int]string{}
	type K struct{ s []int }
	var m map[K]int
	_, _, _, _ = b, c, e, m
}
