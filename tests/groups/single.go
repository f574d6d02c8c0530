package main

import (
	"fmt"
	"os"
	"strconv"
)

// main works with the seed that is its argument.
func main() {
	seed, _ := strconv.Atoi(os.Args[1])
	fmt.Print(work(seed))
}
