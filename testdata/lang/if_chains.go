// if and else-if with initialisers whose variables live through all branches; short circuit as control flow.
package main

import "fmt"

func check(s string, b bool) bool { fmt.Print(s, "=", b, " "); return b }

func grade(n int) string {
	if n > 90 {
		return "A"
	} else if m := n / 10; m == 8 {
		return fmt.Sprint("B", m)
	} else if k := m - 1; k > 5 {
		return fmt.Sprint("C", m, k)
	} else {
		return fmt.Sprint("D", m, k)
	}
}

func main() {
	fmt.Println(grade(95), grade(85), grade(75), grade(5))
	if check("a", true) && check("b", false) || check("c", true) && !check("d", false) {
		fmt.Println("yes")
	}
	if check("a", false) && check("b", true) && check("c", true) {
		fmt.Println("no")
	} else {
		fmt.Println("else")
	}
	if !(check("x", true) || check("y", true)) {
		fmt.Println("no")
	} else if check("z", true) == check("w", true) {
		fmt.Println("equal")
	}
	if v, err := fmt.Sscan("7", new(int)); err != nil {
		fmt.Println("error")
	} else if v == 1 {
		v++
		fmt.Println("v", v)
	}
	var p *struct{ n int }
	if p != nil && p.n > 0 {
		fmt.Println("no")
	}
	if p == nil || p.n > 0 {
		fmt.Println("guarded")
	}
	type B bool
	var b B = 3 > 2
	c := b && B(1 == 1)
	fmt.Printf("%T %v %v\n", c, c, !c)
	n := 0
	inc := func() bool { n++; return n%2 == 0 }
	for inc() || inc() && n < 10 {
		if n >= 6 {
			break
		}
	}
	fmt.Println(n)
	x := 5
	if x := x * 2; x > 5 {
		x++
		fmt.Println(x)
	}
	fmt.Println(x)
	if true {
		if false {
			fmt.Println("no")
		} else {
			fmt.Println("dangling else belongs here")
		}
	}
}
