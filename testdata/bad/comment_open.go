package main

func main() {
	var x int
	/* never closed
}
