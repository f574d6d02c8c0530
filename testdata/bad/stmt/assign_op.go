package main

func main() {
	s, n, b := "a", 1, true
	s -= "b"
	s *= 2
	b += true
	b &&= false
	n += "x"
	n += 1.5
	n %= 2.5
	n, s += 1, "x"
	n <<= "a"
}
