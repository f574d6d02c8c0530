// A GOGC that is no number, or too large a one, is as if there were none.
//
//test:env GOGC=2147483648
//test:env GOMEMLIMIT=-0KiB
package main

import (
	"fmt"
	"runtime/debug"
)

func main() { fmt.Println(debug.SetGCPercent(100), debug.SetMemoryLimit(-1)) }
