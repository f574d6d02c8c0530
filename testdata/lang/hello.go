// The smallest program that prints.
package main

import "fmt"

func main() {
	fmt.Println("hello, world")
	fmt.Printf("%d %s %v %t\n", 42, "str", 3.5, true)
}
