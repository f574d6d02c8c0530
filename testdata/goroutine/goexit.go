// runtime.Goexit runs deferred calls, cannot be recovered, and leaves other goroutines alone.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("outer deferred")
		func() {
			defer func() { fmt.Println("recover gives", recover()) }()
			runtime.Goexit()
			fmt.Println("not reached")
		}()
		fmt.Println("not reached either")
	}()
	wg.Wait()

	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			fmt.Println("recovered:", recover())
		}()
		defer func() {
			panic("panic during Goexit")
		}()
		runtime.Goexit()
	}()
	wg.Wait()

	wg.Add(1)
	go func() {
		defer wg.Done()
		defer func() {
			fmt.Println("after:", recover())
		}()
		defer runtime.Goexit() // a Goexit aborts the panic
		panic("aborted")
	}()
	wg.Wait()

	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range 3 {
			defer fmt.Println("loop deferred", i)
		}
		helper()
	}()
	wg.Wait()
	fmt.Println("main ends")
}

func helper() {
	defer fmt.Println("helper deferred")
	runtime.Goexit()
}
