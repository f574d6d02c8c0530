// A negative WaitGroup counter panics and can be recovered.
package main

import (
	"fmt"
	"sync"
)

func main() {
	func() {
		defer func() { fmt.Println(recover()) }()
		var wg sync.WaitGroup
		wg.Done()
	}()
	var wg sync.WaitGroup
	wg.Add(-3)
}
