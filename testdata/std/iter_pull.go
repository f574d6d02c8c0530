// Pull: iterators as values, with everything that can go wrong.
package main

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("end of count")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

type tree[T any] struct {
	l, r *tree[T]
	v    T
}

func (t *tree[T]) all(yield func(T) bool) bool {
	return t == nil || t.l.all(yield) && yield(t.v) && t.r.all(yield)
}

func (t *tree[T]) Seq() iter.Seq[T] { return func(yield func(T) bool) { t.all(yield) } }

func same[T comparable](a, b *tree[T]) bool {
	for x, y := range zip(a.Seq(), b.Seq()) {
		if x != y {
			return false
		}
	}
	return true
}

func main() {
	next, stop := iter.Pull(count(2))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	next, stop = iter.Pull(count(5))
	fmt.Println(next())
	stop()
	fmt.Println(next())
	_, stop = iter.Pull(count(5))
	stop()
	for a, b := range zip(count(3), slices.Values([]string{"x", "y"})) {
		fmt.Println(a, b)
	}
	try("seq", func() {
		next, stop := iter.Pull(func(yield func(int) bool) { yield(1); panic("in seq") })
		defer stop()
		fmt.Println(next())
		fmt.Println(next())
	})
	try("stop", func() {
		next, stop := iter.Pull(func(yield func(int) bool) { yield(1); panic("on stop") })
		fmt.Println(next())
		stop()
	})
	try("ignores", func() {
		next, stop := iter.Pull(func(yield func(int) bool) {
			yield(1)
			fmt.Println(yield(2), yield(3))
		})
		fmt.Println(next())
		stop()
		fmt.Println(next())
	})
	try("reentrant", func() {
		var next func() (int, bool)
		next, _ = iter.Pull(func(yield func(int) bool) { next() })
		next()
	})
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("goexit came through")
		next, _ := iter.Pull(func(yield func(int) bool) { yield(1); runtime.Goexit() })
		fmt.Println(next())
		fmt.Println(next())
		fmt.Println("not reached")
	}()
	wg.Wait()
	n2, s2 := iter.Pull2(slices.All([]string{"p", "q"}))
	defer s2()
	fmt.Println(n2())
	fmt.Println(n2())
	fmt.Println(n2())
	a := &tree[int]{&tree[int]{nil, nil, 1}, &tree[int]{nil, nil, 3}, 2}
	b := &tree[int]{nil, &tree[int]{nil, &tree[int]{nil, nil, 3}, 2}, 1}
	fmt.Println(same(a, b), same(a, a.l))
	// Many coroutines, switched to from several goroutines in turn.
	results := make(chan int)
	for g := range 4 {
		next, stop := iter.Pull(func(yield func(int) bool) {
			for i := g; yield(i * i); i++ {
				if i%50 == 0 {
					runtime.Gosched()
				}
			}
		})
		go func() {
			defer stop()
			sum := 0
			for range 1000 {
				v, _ := next()
				sum += v
			}
			results <- sum
		}()
	}
	total := 0
	for range 4 {
		total += <-results
	}
	fmt.Println(total)
	// A value handed from one goroutine's pull to another's.
	next, stop = iter.Pull(count(3))
	done := make(chan bool)
	for range 3 {
		go func() { fmt.Println(next()); done <- true }()
		<-done
	}
	stop()
	// Locked to a thread.
	runtime.LockOSThread()
	next, stop = iter.Pull(count(2))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	runtime.UnlockOSThread()
}
