package main

func main() {
	_ = x
	x := 1
	_ = f()
	f := func() int { return 1 }
}
