package main

var x = iota

func main() {
	_ = iota
	iota := 5
	_ = iota
}
