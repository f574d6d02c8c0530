package main

func main() {
	goto L
	var x int
	x = 1
	_ = x
L:
	for {
		goto M
	}
	if true {
	M:
		println()
	}
	switch {
	case true:
	N: // ERROR "3: syntax error: missing statement after label"
	default:
		goto N
	}
}
