// Packages are initialised after those they import, each once, files in the order of their names.
package main

import (
	"fmt"

	"example.com/initorder/a"
	_ "example.com/initorder/c"
	"example.com/initorder/log"
)

var x = log.Add("main var x")

func init() { log.Add("main init in main.go") }

func main() {
	log.Add("main")
	fmt.Println(a.Value, x, y)
	for i, l := range log.Lines {
		fmt.Println(i, l)
	}
}
