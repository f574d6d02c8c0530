// An unrecovered panic with a string: text, trace and exit status 2; deferred calls run, output before it appears.
package main

import "fmt"

func main() {
	defer fmt.Println("deferred runs")
	fmt.Println("before")
	panic("something went wrong")
}
