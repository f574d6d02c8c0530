// runtime.Goexit in main with other goroutines that end: a deadlock is reported, deferred functions of main have run.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	done := make(chan int)
	started := make(chan int)
	go func() {
		fmt.Println("other goroutine")
		close(started)
		<-done
		fmt.Println("other ends")
	}()
	<-started
	defer close(done)
	defer fmt.Println("main's deferred function")
	runtime.Goexit()
}
