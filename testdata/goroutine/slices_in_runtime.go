// Time slices end also for goroutines that are in the runtime or the library almost all the time, however seldom they come back to their own code.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

var sink any

func maps(m map[int]int, n int) {
	m[n&1023] = n
}

func main() {
	runtime.GOMAXPROCS(1)
	m := map[int]int{}
	kinds := []struct {
		name string
		work func(n int)
	}{
		{"maps", func(n int) { maps(m, n) }},
		{"large objects", func(int) { sink = make([]byte, 100000) }},
		{"small objects", func(n int) { sink = new([4]int) }},
		{"the time", func(int) { sink = time.Now().IsZero() }},
		{"callers", func(int) { runtime.Caller(0) }},
		{"panics", func(int) {
			defer func() { recover() }()
			panic("again")
		}},
		{"go statements", func(int) { go func() {}() }},
	}
	for _, kind := range kinds {
		var stop atomic.Bool
		done := make(chan bool)
		go func() {
			for n := 0; !stop.Load(); n++ {
				kind.work(n)
			}
			done <- true
		}()
		for range 8 {
			runtime.Gosched()
		}
		stop.Store(true)
		fmt.Println(kind.name, <-done)
	}
}
