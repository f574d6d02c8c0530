package main

func a(x int) int {
	switch x {
	case 1:
		fallthrough
	case 2:
		return 1
	default:
		return 2
	}
}
func b(x int) int {
L:
	for {
		for {
			break L
		}
	}
}
func c(x int) int {
L:
	switch {
	default:
		break L
	}
}
func d() int { func() int { return 1 }() }
func e() (n int) { n = 1 }
func f() int { if true { return 1 } }
func g() int { for { } }
func h() int { select {} }
func i() int { defer panic(1) }
func j() int { return 1; println() }

func main() {}
