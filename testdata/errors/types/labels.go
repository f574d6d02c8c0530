package main

func main() {
L1: // ERROR "1: label L1 defined and not used"
	for {
	}
L2: // ERROR "1: label L2 defined and not used"
	goto L3 // ERROR "7: label L3 not defined"
	goto L4 // ERROR "7: goto L4 jumps over declaration of x at x\.go:11:4"
L2: // ERROR "1: label L2 already defined at x\.go:7:1"
	x := 1
	_ = x
L4:
	{
	L5:
		goto L5
	}
	goto L5 // ERROR "7: goto L5 jumps into block starting at x\.go:14:2"
	goto L6 // ERROR "7: goto L6 jumps over declaration of y at x\.go:20:4"
	y := 2
	_ = y
L6:
}
