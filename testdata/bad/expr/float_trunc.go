package main

func main() {
	var i int = 1.5
	var j int = 2.0
	k := 5
	k = 2.5
	k += 0.5
	k = k * 1.5
	var u uint8 = 1e3
	_ = k << 1.5
	_ = [3]int{}[1.5]
	_ = make([]int, 1.5)
	_, _, _ = i, j, u
}
