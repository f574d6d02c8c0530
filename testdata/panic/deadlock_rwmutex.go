// All goroutines asleep: a writer behind a reader that never leaves.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.RWMutex
	mu.RLock()
	fmt.Println("reading")
	mu.Lock()
}
