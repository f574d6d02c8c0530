// runtime.Goexit and panics that leave a range-over-func loop: deferred calls of body, iterator and function run in order.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func seq(yield func(int) bool) {
	defer fmt.Println("  iterator deferred")
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("  iterator saw", r)
			panic(fmt.Sprint("re-", r))
		}
	}()
	for i := 0; i < 3 && yield(i); i++ {
	}
	fmt.Println("  iterator returns")
}

func panics() {
	defer func() { fmt.Println("outer recovered", recover()) }()
	for i := range seq {
		defer fmt.Println("  body deferred", i)
		if i == 1 {
			panic("boom")
		}
	}
}

func goexits() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("goroutine's deferred", recover())
		for i := range seq {
			defer fmt.Println("  body deferred", i)
			if i == 1 {
				runtime.Goexit()
			}
		}
	}()
	wg.Wait()
}

func recoverInBody() {
	// recover in the body, not in a deferred function, finds nothing, since the body belongs to the function.
	defer func() {
		for i := range seq {
			fmt.Println("  in a deferred function's loop:", i, recover())
		}
	}()
	panic("outer")
}

func main() {
	panics()
	goexits()
	recoverInBody()
}
