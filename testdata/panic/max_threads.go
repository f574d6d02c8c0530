// debug.SetMaxThreads: a limit below the number of threads there are ends the program.
package main

import (
	"fmt"
	"runtime/debug"
)

func main() {
	fmt.Println("limit")
	debug.SetMaxThreads(1)
	fmt.Println("not reached")
}
