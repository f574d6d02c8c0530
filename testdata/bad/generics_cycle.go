// Instances without end.
package main

func grow[A any](a A, n int) {
	if n > 0 {
		grow([]A{a}, n-1)
	}
}

func same[A, B any](a A, b B, n int) {
	if n > 0 {
		same(b, a, n-1)
	}
}

func main() {
	grow(1, 3)
	same(1, "", 3)
}
