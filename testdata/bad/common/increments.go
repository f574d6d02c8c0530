package main

func main() {
	x := 5
	y := x++
	++x
	x += "a"
	x =+ 1
	z = 3
}
