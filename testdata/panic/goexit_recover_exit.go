// A recovered panic chooses the exit status.
package main

import (
	"fmt"
	"os"
)

func run() (status int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(os.Stderr, "fatal:", r)
			status = 3
		}
	}()
	var m map[string]int
	m["x"]++
	return 0
}

func main() {
	fmt.Println("start")
	os.Exit(run())
}
