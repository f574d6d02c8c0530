package main

func f() {
	if true {
	}}
}

func main() {
	f()
}
