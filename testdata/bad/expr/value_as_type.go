package main

func main() {
	n := 5
	var x n
	_ = n(5)
	_ = []n{}
	_ = map[n]int{}
	var y main
	var z nil
	var w true
	_ = make(n)
	_ = x
}
