// A panic is recovered only in its own goroutine; values pass through channels; Goexit and panics of many goroutines; WaitGroup and deferred sends keep the order.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type result struct {
	id  int
	val any
	err any
}

func worker(id int, out chan<- result) {
	r := result{id: id}
	defer func() {
		r.err = recover()
		out <- r
	}()
	switch id % 5 {
	case 0:
		panic(fmt.Sprint("panic ", id))
	case 1:
		runtime.Goexit()
	case 2:
		var p *result
		p.id = 1
	case 3:
		inner := make(chan result)
		go worker(id*10+5, inner)
		in := <-inner
		r.val = in.err
	default:
		r.val = id * id
	}
}

func parallel(fs ...func() int) (sum int, failed []string) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	errs := make([]any, len(fs))
	for i, f := range fs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { errs[i] = recover() }()
			n := f()
			mu.Lock()
			defer mu.Unlock()
			sum += n
		}()
	}
	wg.Wait()
	for i, e := range errs {
		if e != nil {
			failed = append(failed, fmt.Sprint(i, ":", e))
		}
	}
	return
}

func main() {
	out := make(chan result)
	got := make([]result, 10)
	for i := range 10 {
		go worker(i, out)
	}
	for range 10 {
		r := <-out
		got[r.id] = r
	}
	for _, r := range got {
		fmt.Println(r.id, r.val, r.err)
	}
	zero := 0
	fmt.Println(parallel(func() int { return 1 }, func() int { return 1 / zero }, func() int { panic("no") }, func() int { return 41 }))
	var once sync.Once
	for range 2 {
		func() {
			defer func() { fmt.Println("once:", recover()) }()
			once.Do(func() { panic("in once") })
		}()
	}
	var mu sync.Mutex
	func() {
		defer func() { recover() }()
		mu.Lock()
		defer mu.Unlock()
		panic("locked")
	}()
	fmt.Println(mu.TryLock())
	done := make(chan string)
	go func() {
		defer close(done)
		defer func() { done <- fmt.Sprint("outer ", recover()) }()
		func() {
			defer func() { done <- fmt.Sprint("inner ", recover()) }()
			close((chan int)(nil))
		}()
		done <- "continues"
	}()
	for s := range done {
		fmt.Println(s)
	}
}
