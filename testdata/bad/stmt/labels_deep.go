package main

func main() {
	goto L
	x := 1
L:
	_ = x
	for {
		break M
		continue L
	}
M:
	switch {
	case true:
		continue M
		break M
	}
	goto In
	{
	In:
	}
	if true {
		break
	}
	func() {
		break
		goto M
	}()
N:
	for range 3 {
		func() {
			continue N
		}()
	}
	goto Undefined
L:
	select {
	default:
		continue
	}
}
