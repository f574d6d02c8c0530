// Mutexes embedded in structs, in maps of structs, copied by pointer, locked across goroutines, with TryLock and defer order.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type Counter struct {
	sync.Mutex
	m map[string]int
}

func (c *Counter) Inc(k string) int {
	c.Lock()
	defer c.Unlock()
	c.m[k]++
	return c.m[k]
}

type Shard struct {
	mu sync.RWMutex
	v  map[int]int
}
type Sharded [8]Shard

func (s *Sharded) Add(k, d int) {
	sh := &s[k%8]
	sh.mu.Lock()
	if sh.v == nil {
		sh.v = map[int]int{}
	}
	sh.v[k] += d
	sh.mu.Unlock()
}

func (s *Sharded) Sum() (t int) {
	for i := range s {
		s[i].mu.RLock()
		for _, v := range s[i].v {
			t += v
		}
		s[i].mu.RUnlock()
	}
	return
}

func main() {
	c := Counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				c.Inc(fmt.Sprint("k", i%3))
			}
		}()
	}
	wg.Wait()
	fmt.Println(c.m)
	var s Sharded
	for i := range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := range 200 {
				s.Add(k, i)
			}
		}()
	}
	wg.Wait()
	fmt.Println(s.Sum())
	// handed over: locked in one goroutine, unlocked in another
	var mu sync.Mutex
	mu.Lock()
	done := make(chan bool)
	go func() { mu.Unlock(); done <- true }()
	mu.Lock()
	<-done
	mu.Unlock()
	var l sync.Locker = &mu
	l.Lock()
	fmt.Println(mu.TryLock())
	l.Unlock()
	var rw sync.RWMutex
	rl := rw.RLocker()
	rl.Lock()
	rl.Lock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rl.Unlock()
	rl.Unlock()
	rl.Unlock()
	fmt.Println(rw.TryLock())
	// a waiting writer holds off new readers, then gets its turn
	rw.Unlock()
	rw.RLock()
	got := make(chan string, 2)
	go func() { rw.Lock(); got <- "writer"; rw.Unlock() }()
	for rw.TryRLock() {
		rw.RUnlock()
		runtime.Gosched()
	}
	go func() { rw.RLock(); got <- "reader"; rw.RUnlock() }()
	time.Sleep(2 * time.Millisecond)
	rw.RUnlock()
	fmt.Println(<-got, <-got)
}
