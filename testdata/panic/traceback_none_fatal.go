// GOTRACEBACK=none: fatal errors that are the program's fault are told without goroutines.
//
//test:env GOTRACEBACK=none
package main

import (
	"runtime/debug"
	"sync"
)

func main() {
	debug.SetTraceback("none")
	var mu sync.Mutex
	mu.Unlock()
}
