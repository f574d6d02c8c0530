// A goroutine ends by Goexit in a deferred call of a panic; the others and main go on.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	done := make(chan string)
	go func() {
		defer func() { done <- "first done" }()
		defer runtime.Goexit()
		panic("swallowed")
	}()
	fmt.Println(<-done)
	go func() {
		defer close(done)
		defer func() {
			fmt.Println("recover in goexit:", recover())
		}()
		runtime.Goexit()
	}()
	_, ok := <-done
	fmt.Println(ok)
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil && r != i {
					fmt.Println("wrong", r)
				}
			}()
			if i%2 == 0 {
				panic(i)
			}
			runtime.Goexit()
		}()
	}
	wg.Wait()
	fmt.Println("end")
}
