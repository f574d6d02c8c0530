package main

func main() {
	x := [3
	y := 3
}
