package main

func a(x int) int {
	if x > 0 {
		return 1
	}
}

func b(x int) int {
	for x < 10 {
		return 1
	}
}

func c(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func d(x int) int {
	for {
		if x > 0 {
			break
		}
	}
}

func e(x int) int {
	switch {
	case x > 1:
		return 1
	default:
		panic("x")
	}
}

func g() int {
L:
	for {
		select {
		default:
			break L
		}
	}
}

func h() func() int { return func() int {} }

func main() {}
