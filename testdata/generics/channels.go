// Generic functions over channels and goroutines.
package main

import (
	"fmt"
	"sort"
	"sync"
)

func Gen[T any](xs ...T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for _, x := range xs {
			out <- x
		}
	}()
	return out
}

func Merge[T any](cs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func ParMap[T, U any](xs []T, workers int, f func(T) U) []U {
	out := make([]U, len(xs))
	idx := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range idx {
				out[i] = f(xs[i])
			}
		}()
	}
	for i := range xs {
		idx <- i
	}
	close(idx)
	wg.Wait()
	return out
}

type SafeMap[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
}

func (s *SafeMap[K, V]) Update(k K, f func(V) V) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.m == nil {
		s.m = make(map[K]V)
	}
	s.m[k] = f(s.m[k])
}

type Result[T any] struct {
	Val T
	Err error
}

func Async[T any](f func() (T, error)) <-chan Result[T] {
	c := make(chan Result[T], 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				c <- Result[T]{Err: fmt.Errorf("panic: %v", r)}
			}
		}()
		v, err := f()
		c <- Result[T]{v, err}
	}()
	return c
}

func main() {
	var got []string
	for s := range Merge(Gen("a", "b"), Gen("c"), Gen[string]()) {
		got = append(got, s)
	}
	sort.Strings(got)
	fmt.Println(got)
	fmt.Println(ParMap([]int{1, 2, 3, 4}, 3, func(i int) float64 { return float64(i) / 2 }))
	var sm SafeMap[string, int]
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Add(1)
		go func() { defer wg.Done(); sm.Update(fmt.Sprint(i%3), func(n int) int { return n + 1 }) }()
	}
	wg.Wait()
	fmt.Println(sm.m)
	fmt.Println(<-Async(func() (int, error) { return 1, nil }))
	r := <-Async(func() ([]int, error) { var x []int; n := 1; return x[:n], nil })
	fmt.Println(r.Val == nil, r.Err)
}
