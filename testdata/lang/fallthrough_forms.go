// fallthrough over several cases, into and out of default in the middle, with init statements, last statement in blocks of cases; switch without tag; duplicates by type.
package main

import "fmt"

func f(n int) (s string) {
	switch n {
	case 0:
		s += "0"
		fallthrough
	case 1:
		s += "1"
		if n == 0 {
			break
		}
		fallthrough
	default:
		s += "d"
		fallthrough
	case 2, 3:
		s += "23"
	case 4:
		s += "4"
		fallthrough
	case 5:
	}
	return
}

func g(x any) string {
	switch y := x.(type) {
	case nil:
		return fmt.Sprintf("nil %v", y)
	case int, string:
		return fmt.Sprintf("%T", y)
	case interface{ Error() string }:
		return y.Error()
	case func() int:
		return fmt.Sprint(y())
	case []any:
		return fmt.Sprint(len(y))
	case *int:
		*y++
		return "ptr"
	case struct{ a int }:
		return fmt.Sprint(y.a)
	default:
		return fmt.Sprintf("other %T", y)
	}
}

func h(x int8, y any) (s string) {
	switch z := x + 100; {
	case z < 0:
		s = "wrapped"
	case z > 100 && y == nil:
		s = "nil"
	default:
		s = "default"
	}
	switch y {
	case 1:
		s += " int"
	case int8(1):
		s += " int8"
	case 1.0:
		s += " float"
	case nil:
		s += " nil"
	case "a" + "b":
		s += " ab"
	case [2]int{1, 2}:
		s += " array"
	case x:
		s += " x"
	}
	switch x := y.(type) {
	case int8:
		switch {
		case x > 0:
			fallthrough
		case x < -100:
			s += "!"
		}
	}
	return
}

func main() {
	for i := range 7 {
		fmt.Print(f(i), " ")
	}
	fmt.Println()
	n := 1
	for _, x := range []any{nil, 1, "s", fmt.Errorf("err"), func() int { return 7 }, []any{1, 2}, &n, struct{ a int }{5}, 1.5, error(nil)} {
		fmt.Print(g(x), "; ")
	}
	fmt.Println(n)
	fmt.Println(h(100, nil), h(5, nil), h(5, 1), h(5, int8(1)), h(1, 1.0), h(0, "ab"), h(0, [2]int{1, 2}), h(9, int8(9)))
	switch {
	}
	switch x := 5; x {
	default:
		fmt.Println("only default", x)
	}
	switch f := func() bool { return true }; f() {
	case true:
		fmt.Println("true")
	}
}
