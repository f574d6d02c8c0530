package main

func main() {
	s := "n="
	n := 5
	_ = s + n
	_ = n + s
	_ = s + 'c'
	s += n
	s += 1
	_ = "a" + 1
}
