// Calls that branches have in common keep the lines of each.
package main

import (
	"fmt"
	"runtime"
)

//go:noinline
func g(n int) {
	_, _, l, _ := runtime.Caller(1)
	fmt.Println(n, l)
}

//go:noinline
func f(a int) {
	if a == 1 {
		g(1)
	} else if a == 3 {
		g(2)
	} else {
		g(5)
	}
}
//go:noinline
func h(a int) {
	switch a {
	case 1:
		g(6)
		return
	case 2:
		g(6)
		return
	case 3:
		g(6)
		return
	}
}

func main() {
	f(1)
	f(2)
	f(3)
	h(1)
	h(2)
	h(3)
}
