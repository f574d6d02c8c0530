package main

func main() {
	x := 5
	s := "a"
	x += "a"
	x =+ 1
	s++
	s -= "b"
	x <<= -1
	x /= 0
	x &^= 1.5
	var b bool
	b++
	b += true
	b &&= true
}
