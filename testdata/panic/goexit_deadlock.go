// Goexit in main while another goroutine is blocked for ever.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	go func() {
		select {}
	}()
	defer fmt.Println("main's deferred call")
	runtime.Goexit()
}
