// A recovered runtime error wrapped in a new panic.
package main

import "fmt"

func main() {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Sprint("wrapped: ", r))
		}
	}()
	var a []int
	_ = a[len(a)]
}
