// Unrecovered nil dereference: the signal line and exit status 2.
package main

import "fmt"

type T struct {
	a [10]int
	b int
}

func main() {
	var p *T
	fmt.Println("before")
	fmt.Println(p.b)
}
