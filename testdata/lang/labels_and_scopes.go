// Scopes: shadowing in if-else chains, switch clauses, select, for; variables of a condition visible in else; := that reuses and declares; functions named like variables.
package main

import (
	"errors"
	"fmt"
)

var x = "package"

func f() (int, error)  { return 1, nil }
func g() (int, error)  { return 2, errors.New("g") }

func named() (x int, err error) {
	if x, err := g(); err != nil {
		return x * 10, fmt.Errorf("inner %w", err)
	}
	return
}

func reuse() string {
	a, err := f()
	b, err := g()
	p := &err
	c, err := f()
	return fmt.Sprint(a, b, c, err, *p == err)
}

func chain(n int) string {
	if a := n; a > 10 {
		return "big"
	} else if b := a * 2; b > 10 {
		return fmt.Sprint("mid", a, b)
	} else if a := "shadow"; b == 4 {
		return fmt.Sprint(a, b)
	} else {
		a += fmt.Sprint(b)
		return a
	}
}

func clauses(v any) (s string) {
	x := 1
	switch x := x + 1; v {
	case 1:
		x := x * 100
		s += fmt.Sprint(x)
		fallthrough
	case 2:
		s += fmt.Sprint(x)
		x++
	default:
		y := x
		x := y + 50
		s += fmt.Sprint(x)
	}
	return s + fmt.Sprint(x)
}

func loop() (out []int) {
	i := 100
	for i := i; i < 103; i++ {
		i := i * 2
		out = append(out, i)
		{
			i++
			i := "s"
			_ = i
		}
		if i := i; i > 203 {
			out = append(out, -i)
		}
	}
	return append(out, i)
}

type T struct{ T *T }

func (T T) Self() T2 { return T2{&T} }

type T2 struct{ t *T }

func main() {
	fmt.Println(named())
	fmt.Println(reuse())
	fmt.Println(chain(11), chain(6), chain(2), chain(1))
	fmt.Println(clauses(1), clauses(2), clauses("d"))
	fmt.Println(loop())
	x := x + "+local"
	{
		x, y := x+"+block", 1
		fmt.Println(x, y)
	}
	fmt.Println(x)
	f := func() string { return "local f" }
	fmt.Println(f())
	var recursive func(int) int
	recursive = func(n int) int {
		if n := n - 1; n > 0 {
			return n + recursive(n)
		}
		return 0
	}
	fmt.Println(recursive(5))
	for x := range 2 {
		switch x := any(x).(type) {
		case int:
			x += 10
			func(x string) { fmt.Print(x, " ") }(fmt.Sprint(x))
		}
	}
	fmt.Println()
	type fmt2 = fmt.Stringer
	const len = 3
	var s fmt2
	fmt.Println(s == nil, len)
	t := T{}
	fmt.Println(t.Self().t.T == nil)
	if v, ok := map[string]int{"a": 1}["a"]; !ok {
		fmt.Println("no")
	} else if v, ok := any(v).(string); ok {
		fmt.Println(v)
	} else {
		fmt.Println(v == "", ok)
	}
}
