package main

func a() int {}
func b(x bool) int {
	if x {
		return 1
	} else {
	}
}
func c() int {
	for {
		break
	}
}
func d(x int) int {
	switch x {
	case 1:
		return 1
	default:
	}
}
func e() int { goto L; L: return 1 }
func f() int {
	for true {
	}
}
func g(c chan int) int {
	select {
	case <-c:
		return 1
	case c <- 1:
	}
}
func h() int { panic(1) }
func i() int { { return 1 } }
func j(x any) int {
	switch x.(type) {
	case int:
		return 1
	}
}
func k() int { for range 3 { return 1 } }

func main() {}
