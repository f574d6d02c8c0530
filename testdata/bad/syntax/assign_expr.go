package main

func main() {
	x := y := 1
	if x = y = 2 {
	}
	a = b = c
}
