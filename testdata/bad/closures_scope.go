package main

func main() {
	f := func(x int) int {
		y := x
		return
	}
	_ = f("a")
	func() int { return 1 }
	g := func() { return 1 }
	for i := 0; i < 3; i++ {
	}
	_ = i
	{
		inner := 1
		_ = inner
	}
	_ = inner
	rec := func(n int) int { return rec(n - 1) }
}
