package main

func main() {
	x := func(a int) { return a }
	y := func() int { }
	z := func(a int) string { return a }(1)
	var f func() = func() int { return 1 }
	go func() {}
	defer func() { recover() }
	x(1)
	y(1)
	go x
	_, _ = z, f
}
