package main

import (
	"fmt"
)

func f() int { return 1, 2 }

func g() (int, error) { return 1 }

func h() {}

func k() (n int, s string) { return "a", 1 }

func l() error { return "failed" }

func m() (int, error) {
	return errors
}

func main() {
	a, b := f()
	c := g()
	d, e := h()
	fmt.Println(a, b, c, d, e, g())
}
