// Happens-before: what is written before a send, close, unlock, Done or atomic store is seen after the matching operation.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type box struct{ a, b, c int }

func main() {
	bad := 0
	for i := range 2000 {
		var x box
		c := make(chan bool)
		go func() { x = box{i, i + 1, i + 2}; c <- true }()
		<-c
		if x != (box{i, i + 1, i + 2}) {
			bad++
		}
		var y box
		d := make(chan bool)
		go func() { y.c = i; close(d) }()
		<-d
		if y.c != i {
			bad++
		}
		var z []int
		var wg sync.WaitGroup
		wg.Add(1)
		go func() { z = append(z, i); wg.Done() }()
		wg.Wait()
		if z[0] != i {
			bad++
		}
		var flag atomic.Bool
		var s string
		go func() { s = fmt.Sprint(i); flag.Store(true) }()
		for !flag.Load() {
			runtime.Gosched()
		}
		if len(s) == 0 {
			bad++
		}
		var p atomic.Pointer[box]
		go func() { p.Store(&box{b: i}) }()
		for p.Load() == nil {
			runtime.Gosched()
		}
		if p.Load().b != i {
			bad++
		}
	}
	fmt.Println(bad)
}
