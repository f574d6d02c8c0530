// atomic.Pointer: methods, descriptors, and a stack that many goroutines use.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct {
	name string
	n    int
}

type node[T any] struct {
	v    T
	next *node[T]
}

type stack[T any] struct {
	head atomic.Pointer[node[T]]
	n    atomic.Int64
}

func (s *stack[T]) push(v T) {
	n := &node[T]{v: v}
	for {
		n.next = s.head.Load()
		if s.head.CompareAndSwap(n.next, n) {
			s.n.Add(1)
			return
		}
	}
}

func (s *stack[T]) pop() (v T, ok bool) {
	for {
		n := s.head.Load()
		if n == nil {
			return v, false
		}
		if s.head.CompareAndSwap(n, n.next) {
			s.n.Add(-1)
			return n.v, true
		}
	}
}

type loader[T any] interface{ Load() *T }

func get[T any](l loader[T]) *T { return l.Load() }

func main() {
	var p atomic.Pointer[config]
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, &config{"a", 1}), p.Load().name)
	old := p.Swap(&config{"b", 2})
	fmt.Println(*old, *p.Load(), *get[config](&p))
	p.Store(nil)
	fmt.Println(p.Load())
	fmt.Printf("%T\n", &p)
	var s stack[int]
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 500 {
				s.push(g*500 + i)
				if i%3 == 0 {
					s.pop()
				}
			}
		}()
	}
	wg.Wait()
	left := s.n.Load()
	seen := map[int]bool{}
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		seen[v] = true
	}
	fmt.Println(left, int64(len(seen)) == left)
	f := (&p).Load
	p.Store(&config{"late", 0})
	fmt.Println(f().name)
	g := (*atomic.Pointer[config]).Load
	fmt.Println(g(&p).name)
}
