// Automatic semicolons: after return, ++, closing brackets, literals and names; comments that act as newlines; statements on one line; empty statements.
package main

import "fmt"

type T struct{ a, b int; c string }
type I interface{ M(); N() int }

func f() (x int) { x = 1; return }; func g() int { return 2 }

func h() int {
	x := /* a comment over
	two lines is a newline, which matters only where a statement may end */ 3
	return x /* on
	one line with the statement before */
}

func i() (r int) {
	r = 5 // comment
	r++ /* inline */ ; r-- ;;
	{ } ; ;
	return
}

var ( a = 1; b = 2
	c = a + /* x */ b )

const ( d = iota; e; )

func main() {
	x := []int{1, 2, /* three */
		4,
	}; y := map[string]int{
		"a": 1, // one
		/* two */ "b": 2,
	}
	fmt.Println(f(), g(), h(), i(), a, b, c, d, e, x, y["b"])
	for i := 0; i < 2; i++ { fmt.Print(i); }
	for ; ; { break }
	if x := 1; x > 0 { fmt.Print("if") } else { fmt.Print("else") }
	switch { case true: fmt.Print("case"); default: }
	func() { fmt.Print("func") }()
	L: for { break L }
	fmt.Println(
		"args",
		T{1, 2,
			"c"}.
			c,
		len(x) +
			1,
	)
	goto end
end:
}
