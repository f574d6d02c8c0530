// NumGoroutine counts; finished goroutines go away.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	fmt.Println(runtime.NumGoroutine())
	stop := make(chan bool)
	var started sync.WaitGroup
	for range 100 {
		started.Add(1)
		go func() { started.Done(); <-stop }()
	}
	started.Wait()
	fmt.Println(runtime.NumGoroutine())
	for range 60 {
		stop <- true
	}
	for runtime.NumGoroutine() > 41 {
		time.Sleep(time.Millisecond)
	}
	fmt.Println(runtime.NumGoroutine())
	close(stop)
	for runtime.NumGoroutine() > 1 {
		time.Sleep(time.Millisecond)
	}
	fmt.Println(runtime.NumGoroutine())
}
