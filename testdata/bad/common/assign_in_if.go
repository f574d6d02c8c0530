package main

func main() {
	x := 5
	if x = 6 {
	}
	if x := 6 {
	}
	for x = 1 {
	}
}
