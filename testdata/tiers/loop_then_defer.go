// A loop that changes tiers, then deferred calls, of which one recovers: those that are left need what was on the stack.
package main

import "fmt"

//go:noinline
func clobber(n int) int {
	var a [200]int
	for i := range a {
		a[i] = n + i
	}
	return a[n%200]
}

//go:noinline
func f(n int) (r int) {
	s := 0
	for i := 0; i < n; i++ {
		s += i & 1
	}
	if s < 0 {
		return 5
	}
	name := fmt.Sprint("first", s > 0)
	defer func() {
		r += clobber(1)
		r += len(name)
	}()
	defer func() {
		r += clobber(5)
		r += len(name)
	}()
	defer func() {
		r *= clobber(7)
		r += len(name)
	}()
	defer func() {
		e := recover()
		r += clobber(3) + len(fmt.Sprint(e))
	}()
	panic(fmt.Sprint("x", s > 0))
}

func main() {
	fmt.Println(f(10))
	fmt.Println(f(60_000_000))
}
