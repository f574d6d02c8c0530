// Recovered panic, then a later one: only the later is printed.
package main

import "fmt"

func safe() {
	defer func() { fmt.Println("recovered", recover()) }()
	panic("first")
}

func main() {
	safe()
	defer fmt.Println("deferred")
	panic(fmt.Sprintf("second %v", []int{1, 2}))
}
