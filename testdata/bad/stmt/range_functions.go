package main

import "iter"

type T struct{}

func main() {
	var i int
	for range func() {} {
	}
	for range func(int) {} {
	}
	for range func(func(int)) {} {
	}
	for range func(yield func(int) bool) int { return 0 } {
	}
	for a, b := range func(yield func(int) bool) {} {
	}
	for a, b := range func(yield func() bool) {} {
	}
	for a := range func(yield func() bool) {} {
	}
	for i = range iter.Seq[string](nil) {
	}
	for range func(yield func(a, b, c int) bool) {} {
	}
	for range func(yield func(...int) bool) {} {
	}
}
