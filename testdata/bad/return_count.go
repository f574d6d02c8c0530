package main

func a() int           { return }
func b() (int, string) { return 1 }
func c()               { return 1 }
func d() (n int)       { return "x" }
func e() (int, error)  { return 1, nil, 2 }
func f() (int, error)  { return b() }

func main() {
	a()
	b()
	c()
	d()
	e()
	f()
}
