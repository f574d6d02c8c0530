// Goexit out of interpreted and compiled frames, with deferred calls in loops.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func leave(n int, note func(string)) {
	defer note("leave")
	for i := 0; i < n; i++ {
		if i == n-1 {
			defer note("in loop")
			runtime.Goexit()
		}
	}
}

func around(n int, note func(string)) {
	defer func() { note(fmt.Sprint("recover ", recover())) }()
	for i := 0; i < 3; i++ {
		defer note(fmt.Sprint("around ", i))
	}
	leave(n, note)
	note("never")
}

func passing(n int, note func(string)) {
	defer func() {
		note("after the panic")
	}()
	defer func() {
		note(fmt.Sprint(recover()))
	}()
	defer runtime.Goexit()
	for i := 0; ; i++ {
		if i == n {
			panic("passed")
		}
	}
}

func main() {
	for round := 0; round < 3; round++ {
		for _, f := range []func(int, func(string)){around, passing} {
			var notes []string
			var wg sync.WaitGroup
			wg.Add(1)
			go func() {
				defer wg.Done()
				f(300000, func(s string) { notes = append(notes, s) })
				notes = append(notes, "returned")
			}()
			wg.Wait()
			fmt.Println(notes)
		}
	}
}
