package main

func main() {
	n := 1
	s := "x"
	var p *int
	m := map[string][]int{}
	s++
	p++
	n += nil
	n |= 1.0
	n &= true
	m += m
	m["a"] += 1
	_ += 1
	5 += 1
	n++ + 1
}
