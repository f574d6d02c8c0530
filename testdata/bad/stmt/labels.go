package main

func main() {
	A:
		x := 1
		for {
			break A
		}
	B:
		for {
			continue C
		}
		goto D
	E:
		{
			break E
		}
		_ = x
	F:
		switch {
		default:
			continue F
			break F
		}
}
