// LockOSThread: a goroutine bound to its thread still talks over channels.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

func main() {
	c, d := make(chan int), make(chan int)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		for v := range c {
			d <- v * 2
		}
		close(d)
	}()
	runtime.LockOSThread()
	s := 0
	for i := range 1000 {
		c <- i
		s += <-d
	}
	close(c)
	_, ok := <-d
	runtime.UnlockOSThread()
	fmt.Println(s, ok)
	var wg sync.WaitGroup
	for range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.LockOSThread() // never unlocked: the thread ends with it
			time.Sleep(time.Millisecond)
		}()
	}
	wg.Wait()
	fmt.Println("done")
}
