package main

func main() {
	a := 1
	a, b := "s", 2
	_, _ = a, b
}
