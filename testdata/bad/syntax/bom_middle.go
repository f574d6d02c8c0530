package main

func main() {
	x := "\ufeff"
	y := 1
}
