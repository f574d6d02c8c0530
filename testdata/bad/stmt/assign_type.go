package main

func main() {
	n, s, f, b := 1, "a", 1.5, true
	n = "x"
	n = f
	s = 'c'
	s = 5
	f = n
	f = "1"
	b = 1
	b = nil
	n = b
	n, s = s, n
}
