// RWMutex, Once, Cond, WaitGroup, Pool and Map behave.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	shared, readers, maxReaders := 0, atomic.Int32{}, atomic.Int32{}
	for range 4 {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for range 1000 {
				rw.Lock()
				shared++
				if readers.Load() != 0 {
					fmt.Println("reader during write")
				}
				rw.Unlock()
			}
		}()
		go func() {
			defer wg.Done()
			for range 1000 {
				rw.RLock()
				n := readers.Add(1)
				for m := maxReaders.Load(); n > m && !maxReaders.CompareAndSwap(m, n); m = maxReaders.Load() {
				}
				_ = shared
				readers.Add(-1)
				rw.RUnlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(shared, maxReaders.Load() >= 1)
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()

	var once sync.Once
	var runs atomic.Int32
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { time.Sleep(time.Millisecond); runs.Add(1) })
			if runs.Load() != 1 {
				fmt.Println("once not finished")
			}
		}()
	}
	wg.Wait()
	var o2 sync.Once
	func() {
		defer func() { fmt.Println("once panics:", recover()) }()
		o2.Do(func() { panic("in once") })
	}()
	o2.Do(func() { fmt.Println("never again") })

	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	queue := []int{}
	got := make(chan int, 100)
	for range 5 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				mu.Lock()
				for len(queue) == 0 {
					cond.Wait()
				}
				v := queue[0]
				queue = queue[1:]
				mu.Unlock()
				if v < 0 {
					return
				}
				got <- v
			}
		}()
	}
	for i := range 100 {
		mu.Lock()
		queue = append(queue, i)
		mu.Unlock()
		cond.Signal()
	}
	mu.Lock()
	queue = append(queue, -1, -1, -1, -1, -1)
	mu.Unlock()
	cond.Broadcast()
	wg.Wait()
	close(got)
	sum := 0
	for v := range got {
		sum += v
	}
	fmt.Println(sum)
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()

	pool := sync.Pool{New: func() any { return new(int) }}
	p := pool.Get().(*int)
	*p = 5
	pool.Put(p)
	fmt.Println(*pool.Get().(*int) >= 0)

	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	m.Store("b", 2)
	m.Delete("a")
	_, ok := m.Load("a")
	n := 0
	m.Range(func(k, v any) bool { n += v.(int); return true })
	fmt.Println(ok, n)
}
