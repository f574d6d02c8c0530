package main

func main() {
	defer
	go
	return,
}
