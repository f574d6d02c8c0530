// Each iteration of a for loop has its own copy of the variables (Go 1.22), carried over by the post statement.
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()

	fs = nil
	for i := 0; i < 6; i++ {
		fs = append(fs, func() int { i += 10; return i })
		i++ // seen by this iteration's closure and carried over
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()

	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
		if i == 1 {
			continue
		}
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()

	fs = nil
	for i, j := 0, 10; i < j; i, j = i+1, j-3 {
		fs = append(fs, func() int { return i*100 + j })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()

	var inside func()
	for i := 0; i < 5; i++ {
		if i == 0 {
			inside = func() { i += 2 } // changes only the first copy
		}
		inside()
		fmt.Print(i, " ")
	}
	fmt.Println()

	var conds []func() bool
	for i := 0; func() bool { conds = append(conds, func() bool { return i == 3 }); return i < 3 }(); i++ {
	}
	for _, c := range conds {
		fmt.Print(c(), " ")
	}
	fmt.Println()

	var shared int
	fs = nil
	for shared = 0; shared < 3; shared++ {
		fs = append(fs, func() int { return shared })
	}
	fmt.Println(fs[0](), fs[2]())

	fs = nil
	for k, v := range []int{5, 6} {
		fs = append(fs, func() int { v++; return k*10 + v })
	}
	fmt.Println(fs[0](), fs[0](), fs[1]())
	fs = nil
	for i := range 3 {
		defer func() { fmt.Print("d", i, " ") }()
		fs = append(fs, func() int { i *= 2; return i })
	}
	fmt.Println(fs[2](), fs[2](), fs[1]())
outer:
	for i := 0; ; i++ {
		f := func() int { return i * i }
		for j := 0; ; j++ {
			g := func() int { return f() + j }
			if j == 2 {
				continue outer
			}
			if i == 3 {
				fmt.Println(g())
				break outer
			}
		}
	}
}
