// GOGC below nothing is off.
//
//test:env GOGC=-5
//test:env GOMEMLIMIT=9223372036854775807B
package main

import (
	"fmt"
	"runtime/debug"
)

func main() { fmt.Println(debug.SetGCPercent(100), debug.SetMemoryLimit(-1)) }
