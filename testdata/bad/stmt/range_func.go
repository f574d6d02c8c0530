package main

func main() {
	for range func() {} {
	}
	for range func(int) {} {
	}
	for x := range func(yield func() bool) {} {
	}
	for x, y := range func(yield func(int) bool) {} {
	}
	for range func(yield func(int)) {} {
	}
	for range func(yield func(int, int, int) bool) {} {
	}
	for x := range func(yield func(int) bool) int { return 1 } {
	}
}
