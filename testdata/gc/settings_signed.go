// GOGC and GOMEMLIMIT with signs, and the largest there can be.
//
//test:env GOGC=+50
//test:env GOMEMLIMIT=+8388607TiB
package main

import (
	"fmt"
	"runtime/debug"
)

func main() { fmt.Println(debug.SetGCPercent(-1), debug.SetMemoryLimit(-1)) }
