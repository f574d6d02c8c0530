// A deferred print of a value whose String method panics is contained by fmt; the program panics later.
package main

import "fmt"

type bad struct{}

func (bad) String() string { panic("no string") }

func main() {
	fmt.Println(bad{})
	fmt.Printf("%v %d\n", &bad{}, 5)
	panic(bad{})
}
