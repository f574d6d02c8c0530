// Closures made again and again at one place, stored over each other, called through variables that change: each call reaches the code of the
// closure that is there then.
package main

import "fmt"

type holder struct{ f, g func(int) int }

//go:noinline
func opaque(f func(int) int) func(int) int { return f }

func pick(n int, k int) func(int) int {
	f := func(x int) int { return x + k }
	if n%2 == 0 {
		f = func(x int) int { return x * k }
	}
	return f
}

func swapped(h *holder, rounds int) (sum int) {
	for i := range rounds {
		h.f, h.g = h.g, h.f
		f := h.f
		if i%3 == 0 {
			f = pick(i, i)
			h.g = f
		}
		sum = sum*3 + f(i) + h.f(1) - h.g(2)
	}
	return sum
}

func inLoop(n int) (sum int) {
	var last func() int
	for i := range n {
		f := func() int { return i * 2 }
		if last != nil {
			sum += last() - f()
		}
		last = f
		if i == n/2 {
			last = func() int { return -i }
		}
	}
	return sum + last()
}

type apply func(func(int) bool)

func (a apply) twice(yield func(int) bool) {
	for x := range a {
		if !yield(x) || !yield(-x) {
			return
		}
	}
}

func upto(n int) apply {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

func main() {
	h := holder{func(x int) int { return x - 1 }, opaque(func(x int) int { return x + 100 })}
	fmt.Println(swapped(&h, 20), inLoop(9), pick(1, 2)(3), pick(2, 2)(3))
	sum, calls := 0, 0
	for x := range upto(5).twice {
		for y := range upto(x + 1) {
			calls++
			defer func() { calls-- }()
			if y == 3 {
				break
			}
			sum += x*10 + y
		}
	}
	fmt.Println(sum, calls)
	var recursive func(int) func(int) int
	recursive = func(n int) func(int) int {
		if n == 0 {
			return func(x int) int { return x }
		}
		inner := recursive(n - 1)
		return func(x int) int { return inner(x) + n }
	}
	fmt.Println(recursive(10)(5))
	fs := make([]func() int, 3)
	for i := range fs {
		fs[i] = func() int {
			fs[i] = func() int { return 10 * i }
			return i
		}
	}
	for range 2 {
		for _, f := range fs {
			fmt.Print(f(), " ")
		}
	}
	fmt.Println()
	defer func() { fmt.Println(recover() != nil) }()
	var none func()
	if len(fs) == 4 {
		none = func() {}
	}
	none()
}
