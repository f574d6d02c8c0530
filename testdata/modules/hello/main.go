// A module with two local packages.
package main

import (
	"fmt"

	"example.com/hello/greet"
	"example.com/hello/greet/lang"
)

func main() {
	for _, l := range lang.All() {
		fmt.Println(greet.Hello(l, "gopher"))
	}
	fmt.Println(greet.Count, lang.Default)
}
