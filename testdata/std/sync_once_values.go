// OnceFunc, OnceValue, OnceValues.
package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	n := 0
	f := sync.OnceFunc(func() { n++ })
	f()
	f()
	v := sync.OnceValue(func() map[string]int { n++; return map[string]int{"n": n} })
	fmt.Println(v(), v(), n)
	vs := sync.OnceValues(func() (string, error) { n++; return "x", errors.New("bad") })
	a, err := vs()
	b, err2 := vs()
	fmt.Println(a, err, b, err == err2, n)
	p := sync.OnceValue(func() int { n++; panic("once") })
	for range 2 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			p()
		}()
	}
	fmt.Println(n)
	var wg sync.WaitGroup
	calls := 0
	w := sync.OnceValue(func() int { calls++; return 7 })
	sum := make([]int, 20)
	for i := range sum {
		wg.Add(1)
		go func() { defer wg.Done(); sum[i] = w() }()
	}
	wg.Wait()
	fmt.Println(calls, sum[0], sum[19])
}
