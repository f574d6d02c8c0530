package main

func main() {
	while x {
	}
}
