package main

func main() {
	x := 1
	x = 2
	y := 0
	y++
	z := []int{}
	z[0] = 1
	p := new(int)
	*p = 1
	s := struct{ a int }{}
	s.a = 1
}
