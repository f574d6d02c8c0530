package main

func main() {
	var := 5
	func := 1
	type := 2
	x.range = 1
}
