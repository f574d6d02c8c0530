// debug.SetMaxStack: a stack that grows beyond the limit ends the program.
package main

import (
	"fmt"
	"runtime/debug"
)

func grow(n int) int {
	var room [64]int
	room[n%64] = n
	return grow(n+1) + room[n%60]
}

func main() {
	debug.SetMaxStack(1 << 20)
	fmt.Println("growing")
	fmt.Println(grow(0))
}
