// runtime.Goexit with deferred functions that recover, panic and call Goexit again; in nested calls; Goexit during a panic.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func in(name string, f func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println(name, "leaves")
		f()
		fmt.Println(name, "returned")
	}()
	wg.Wait()
}

func main() {
	in("plain", func() {
		defer func() { fmt.Println("recover:", recover()) }()
		func() {
			defer fmt.Println("inner")
			runtime.Goexit()
		}()
		fmt.Println("never")
	})
	in("panic in deferred", func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		defer func() { panic("while exiting") }()
		runtime.Goexit()
	})
	in("recovered inside", func() {
		defer func() {
			defer func() { fmt.Println("inner recover:", recover()) }()
			panic("inside")
		}()
		runtime.Goexit()
	})
	in("goexit during panic", func() {
		defer func() { fmt.Println("after:", recover()) }()
		defer func() { runtime.Goexit() }()
		panic("lost")
	})
	in("goexit twice", func() {
		defer func() { fmt.Println("one") }()
		defer func() { runtime.Goexit() }()
		defer func() { fmt.Println("two") }()
		runtime.Goexit()
	})
	in("recover then goexit", func() {
		defer func() {
			fmt.Println("got", recover())
			runtime.Goexit()
		}()
		panic("p")
	})
	in("loop", func() {
		for i := range 3 {
			defer func() {
				if i == 1 {
					panic(i)
				}
				fmt.Println("loop", i, recover())
			}()
		}
		runtime.Goexit()
	})
}
