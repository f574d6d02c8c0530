package main

func main() {
	goto L // ERROR "7: goto L jumps over declaration of x at x\.go:5:6"
	var x int
	x = 1
	_ = x
L:
	for {
		goto M // ERROR "8: goto M jumps into block starting at x\.go:12:10"
	}
	if true {
	M:
		println()
	}
	switch {
	case true:
	N:
		println()
	default:
		goto N // ERROR "8: goto N jumps into block starting at x\.go:17:2"
	}
}
