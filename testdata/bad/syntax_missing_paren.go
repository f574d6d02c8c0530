package main

func f(a int, b {
}

func main() {
	f(1, 2
}
