// WaitGroup.Go, OnceFunc, OnceValue, and a goroutine-safe lazy value.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var n atomic.Int64
	for i := range 50 {
		wg.Go(func() { n.Add(int64(i)) })
	}
	wg.Wait()
	fmt.Println(n.Load())
	calls := 0
	f := sync.OnceFunc(func() { calls++ })
	v := sync.OnceValue(func() string { calls += 10; return "value" })
	a, b := sync.OnceValues(func() (int, error) { calls += 100; return 7, nil })()
	for range 3 {
		f()
		fmt.Print(v(), " ")
	}
	fmt.Println(calls, a, b)
	p := sync.OnceFunc(func() { panic("once") })
	for range 2 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			p()
		}()
	}
}
