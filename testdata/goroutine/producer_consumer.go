// Pipelines, semaphores made of channels, barriers, generators that are stopped.
package main

import (
	"fmt"
	"sync"
)

func gen(done <-chan struct{}, n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= n; i++ {
			select {
			case out <- i:
			case <-done:
				return
			}
		}
	}()
	return out
}

func sq(in <-chan int) <-chan int {
	out := make(chan int, 8)
	go func() {
		defer close(out)
		for v := range in {
			out <- v * v
		}
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	wg.Add(len(cs))
	for _, c := range cs {
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

type future struct {
	ch chan struct{}
	v  int
}

func async(f func() int) *future {
	fu := &future{ch: make(chan struct{})}
	go func() { fu.v = f(); close(fu.ch) }()
	return fu
}
func (f *future) get() int { <-f.ch; return f.v }

func quicksort(a []int, depth int) {
	if len(a) < 2 {
		return
	}
	p, i := a[len(a)/2], 0
	lo, hi := 0, len(a)-1
	for i = 0; lo <= hi; {
		for a[lo] < p {
			lo++
		}
		for a[hi] > p {
			hi--
		}
		if lo <= hi {
			a[lo], a[hi] = a[hi], a[lo]
			lo++
			hi--
		}
	}
	_ = i
	if depth == 0 {
		quicksort(a[:hi+1], 0)
		quicksort(a[lo:], 0)
		return
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); quicksort(a[:hi+1], depth-1) }()
	go func() { defer wg.Done(); quicksort(a[lo:], depth-1) }()
	wg.Wait()
}

func main() {
	done := make(chan struct{})
	src := gen(done, 1000)
	s := 0
	for v := range merge(sq(src), sq(src), sq(src)) {
		s += v
	}
	fmt.Println(s)
	inf := gen(done, 1<<60)
	fmt.Println(<-inf, <-inf, <-inf)
	close(done)

	sem := make(chan struct{}, 3)
	var mu sync.Mutex
	active, maxActive := 0, 0
	var wg sync.WaitGroup
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sem <- struct{}{}
			mu.Lock()
			active++
			maxActive = max(maxActive, active)
			mu.Unlock()
			mu.Lock()
			active--
			mu.Unlock()
			<-sem
		}()
	}
	wg.Wait()
	fmt.Println(maxActive <= 3, maxActive >= 1)

	var fib func(n int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if n < 12 {
			return fib(n-1) + fib(n-2)
		}
		l, r := async(func() int { return fib(n - 1) }), async(func() int { return fib(n - 2) })
		return l.get() + r.get()
	}
	fmt.Println(fib(20))
	data := make([]int, 20000)
	x := uint32(7)
	for i := range data {
		x = x*1103515245 + 12345
		data[i] = int(x>>8) % 100000
	}
	quicksort(data, 5)
	ok := true
	for i := 1; i < len(data); i++ {
		ok = ok && data[i-1] <= data[i]
	}
	fmt.Println(ok)
	ring := make([]chan int, 100)
	for i := range ring {
		ring[i] = make(chan int)
	}
	for i := range ring {
		go func() {
			for v := range ring[i] {
				if v == 0 {
					ring[(i+1)%100] <- -i
					return
				}
				if v < 0 {
					done2 <- -v
					return
				}
				ring[(i+1)%100] <- v - 1
			}
		}()
	}
	ring[0] <- 1234
	fmt.Println(<-done2)
}

var done2 = make(chan int)
