// Named results changed by deferred functions, in every way to return; defer in loops with values, variables and methods; many defers.
package main

import (
	"errors"
	"fmt"
	"os"
)

func a() (x int)           { defer func() { x++ }(); return 5 }
func b() (x int)           { defer func() { x++ }(); x = 5; return }
func c() int               { x := 5; defer func() { x++ }(); return x }
func d() (x int, s string) { defer func() { s += fmt.Sprint(x); x *= 2 }(); return 7, "s" }
func e() (x int)           { x = 1; defer func(y int) { x += y * 10 }(x); x = 2; return x + 1 }
func f() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	panic(errors.New("inner"))
}
func g() (x int) {
	defer func() { recover(); x += 100 }()
	x = 5
	panic("with x set")
}
func h() (_ int, x []int) {
	defer func() { x = append(x, 4) }()
	x = []int{1}
	return 3, append(x, 2)
}
func i() (x int) {
	for x = range 5 {
		defer func() { x += 1 }()
	}
	return x
}
func j() (p *int) {
	x := 1
	defer func() { x = 50 }()
	return &x
}
func k() (x, y int) {
	defer func() { x, y = y, x }()
	return func() (int, int) { return 1, 2 }()
}
func l() (s struct{ a, b int }) {
	defer func() { s.b = s.a + 1 }()
	return struct{ a, b int }{1, 0}
}
func shadow() (x int) {
	defer func() { x *= 3 }()
	{
		x := 100
		_ = x
	}
	if x := 4; x > 3 {
		return x
	}
	return 1
}

type counter struct{ n int }

func (c counter) show(w string)   { fmt.Print(w, c.n, " ") }
func (c *counter) showp(w string) { fmt.Print(w, c.n, " ") }

func loops() {
	var c counter
	for c.n < 3 {
		defer c.show("v")
		defer c.showp("p")
		defer func() { fmt.Print("c", c.n, " ") }()
		c.n++
	}
	for i := range 2 {
		for j := i; j < 2; j++ {
			defer fmt.Print(i, j, " ")
		}
	}
}

func many() (n int) {
	for range 10000 {
		defer func() { n++ }()
	}
	return -5000
}

func cond(b bool) (s string) {
	if b {
		defer func() { s += "deferred" }()
	}
	s = "x"
	return
}

func main() {
	fmt.Println(a(), b(), c(), e(), f(), g(), i(), *j(), l(), shadow())
	fmt.Println(d())
	fmt.Println(h())
	fmt.Println(k())
	loops()
	fmt.Println()
	fmt.Println(many(), cond(true), cond(false))
	defer fmt.Println("not printed")
	os.Exit(3)
}
