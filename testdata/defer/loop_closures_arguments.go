// Deferred function literals with parameters in loops keep the variables of their iteration; so do deferred calls given addresses, method values and variadic slices.
package main

import "fmt"

type T struct{ n int }

func (t *T) show()                 { fmt.Print("T", t.n, " ") }
func show(p *int, rest ...*int)    { fmt.Print("p", *p, len(rest), " ") }
func slice(s []int)                { fmt.Print(s, " ") }
func call(f func(int) int, x int)  { fmt.Print("f", f(x), " ") }
func iface(x fmt.Stringer)         { fmt.Print(x, " ") }

type str struct{ a, b, c int }

func (s *str) String() string { return fmt.Sprint("str", s.a, s.b, s.c) }

func literals() {
	for i, s := range []string{"a", "b", "c"} {
		defer func(x int) { fmt.Print(i, s, x, " ") }(i * 10)
	}
}

func nested() {
	for i := 0; i < 3; i++ {
		f := func(d int) int { return i*100 + d }
		defer func(g func(int) int, y int) { fmt.Print(g(y)+i, " ") }(f, i)
		defer call(f, 1)
	}
}

func addresses() {
	for i := range 3 {
		x := i * 2
		var buf [4]int
		buf[i] = x
		t := T{i}
		u := str{i, x, 7}
		defer show(&x, &i, &x)
		defer slice(buf[:i+1])
		defer t.show()
		defer (&T{i * 5}).show()
		defer iface(&u)
		m := t.show
		defer m()
	}
}

func whiles() {
	n := 3
again:
	x := n
	defer func(p *int) { fmt.Print(*p, x, n, " ") }(&x)
	if n--; n > 0 {
		goto again
	}
}

func main() {
	literals()
	fmt.Println()
	nested()
	fmt.Println()
	addresses()
	fmt.Println()
	whiles()
	fmt.Println()
}
