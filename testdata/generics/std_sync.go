package main

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
)

type node struct{ val int }

func main() {
	var wg sync.WaitGroup
	calls := 0
	f := sync.OnceValue(func() int { calls++; return 42 })
	var total atomic.Int64
	for i := 0; i < 10; i++ {
		wg.Go(func() { total.Add(int64(f())) })
	}
	wg.Wait()
	fmt.Println(calls, total.Load())
	g := sync.OnceValues(func() (string, error) { calls++; return "x", errors.New("e") })
	fmt.Println(g())
	fmt.Println(g())
	fmt.Println(calls)
	h := sync.OnceValue(func() []int { panic("bad") })
	for i := 0; i < 2; i++ {
		func() {
			defer func() { fmt.Println(recover()) }()
			h()
		}()
	}
	fmt.Println(reflect.TypeFor[int](), reflect.TypeFor[error](), reflect.TypeFor[map[string][]*node](), reflect.TypeFor[error]().Kind())
}
