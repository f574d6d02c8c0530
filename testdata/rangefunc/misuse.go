// Iterators that misuse yield: calls after the loop's end, after break, from a second call, concurrently kept; the run-time errors are gc's.
package main

import (
	"fmt"
	"runtime"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(runtime.Error)
		fmt.Println(name, "->", r, isErr)
	}()
	f()
	fmt.Println(name, "returned")
}

func main() {
	try("continues after false", func() {
		for i := range func(yield func(int) bool) { yield(1); yield(2) } {
			fmt.Println("body", i)
			break
		}
	})
	var kept func(int) bool
	keep := func(yield func(int) bool) { kept = yield; yield(0) }
	try("after the loop", func() {
		for range keep {
		}
		kept(1)
	})
	try("after panic in body", func() {
		for i := range func(yield func(int) bool) {
			defer func() {
				fmt.Println("iterator recovers:", recover())
			}()
			yield(5)
		} {
			panic(fmt.Sprint("body ", i))
		}
	})
	try("again after panic", func() {
		for i := range func(yield func(int) bool) {
			func() {
				defer func() { recover() }()
				yield(1)
			}()
			yield(2)
		} {
			fmt.Println("body", i)
			panic("once")
		}
	})
	try("reentrant", func() {
		var y func() bool
		depth := 0
		for range func(yield func() bool) { y = yield; yield() } {
			depth++
			if depth < 3 {
				y()
			}
		}
	})
	try("nil iterator", func() {
		var it func(func(int) bool)
		for range it {
		}
	})
	try("return ignored", func() {
		func() int {
			for range func(yield func() bool) { yield(); yield() } {
				return 4
			}
			return 5
		}()
	})
	try("iterator panics itself", func() {
		for range func(yield func() bool) { yield(); panic("mine") } {
		}
	})
	try("iterator panics after break", func() {
		for range func(yield func() bool) { yield(); panic("mine too") } {
			break
		}
	})
}
