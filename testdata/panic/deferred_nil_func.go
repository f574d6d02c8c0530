// A deferred nil function panics when the function ends, not at the defer statement, after the others have run.
package main

import "fmt"

func f() (s string) {
	defer func() { s = fmt.Sprint(s, " recovered: ", recover()) }()
	var g func()
	defer fmt.Println("runs after the nil one")
	defer g()
	defer fmt.Println("runs before the nil one")
	fmt.Println("body")
	return "returned"
}

func main() {
	fmt.Println(f())
	var h func(int)
	defer h(1)
	fmt.Println("end of main")
}
