package main

func main() {
	x := 1 + * 2
	a := b c
	d := , 5
}
