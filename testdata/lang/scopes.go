// Shadowing, block scopes, redeclaration with :=, and identifiers of the universe that can be shadowed.
package main

import "fmt"

var x = "package"

func f() (err error) {
	if v, err := fmt.Sscan("12", new(int)); err == nil {
		fmt.Println("inner", v, err)
		x := v
		_ = x
	}
	return
}

func main() {
	fmt.Println(x)
	x := 1
	{
		fmt.Println(x)
		x := x + 1
		fmt.Println(x)
		{
			x := "str"
			fmt.Println(x)
		}
		x++
		fmt.Println(x)
	}
	fmt.Println(x)

	a, b := 1, 2
	p := &a
	a, c := 3, 4 // a is assigned, c is new
	fmt.Println(a, b, c, *p)

	if x := 10; x > 5 {
		y := x * 2
		fmt.Println(x, y)
	} else if y := x; y > 1 {
		fmt.Println("no")
	} else {
		fmt.Println(x, y)
	}

	switch x := any(x).(type) {
	default:
		fmt.Println(x)
	}

	true := false
	nil := 5
	len := func(s string) int { return 77 }
	fmt.Println(true, nil, len("abc"))
	type int string
	var s int = "now a string"
	fmt.Println(s)
	fmt.Println(f())
	for i := 0; i < 2; i++ {
		i := i * 10
		fmt.Print(i, " ")
	}
	fmt.Println()
}
