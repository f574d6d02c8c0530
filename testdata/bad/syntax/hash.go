package main

func main() {
	# comment
	x := 1
}
