// Unlocking an unlocked mutex is a fatal error that cannot be recovered.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println("not recovered", recover()) }()
	var mu sync.Mutex
	mu.Unlock()
}
