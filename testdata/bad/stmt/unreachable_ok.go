package main

func main() {
	return
	x := 1
}
