package main

func main() {
	x := 1
	x++++
	++x
	y := x++
	f(x++)
	"a"++
	x++ = 1
}
