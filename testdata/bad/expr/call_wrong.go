package main

func f(a int, b string) (int, error) { return 0, nil }
func g(...int)                       {}
func none()                          {}

func main() {
	f()
	f(1)
	f(1, 2)
	f(1, "a", 3)
	f("a", "b")
	x := f(1, "a")
	var y int = f(1, "a")
	g("x")
	g(1, 2.5)
	z := none()
	f(f(1, "a"))
}
