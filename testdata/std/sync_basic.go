package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter struct {
	sync.Mutex
	n map[string]int
}

func (c *counter) inc(k string) {
	c.Lock()
	defer c.Unlock()
	c.n[k]++
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		} else {
			fmt.Println(name, "ok")
		}
	}()
	f()
}

func main() {
	c := counter{n: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 200; j++ {
				c.inc("x")
				if j%2 == 0 {
					c.inc("y")
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(c.n["x"], c.n["y"])

	// RWMutex: a writer's pair of variables is always seen together.
	var rw sync.RWMutex
	a, b := 0, 0
	bad := atomic.Int32{}
	for i := 0; i < 8; i++ {
		wg.Go(func() {
			for j := 0; j < 300; j++ {
				rw.RLock()
				if a != b {
					bad.Add(1)
				}
				rw.RUnlock()
			}
		})
	}
	for i := 0; i < 3; i++ {
		wg.Go(func() {
			for j := 0; j < 300; j++ {
				rw.Lock()
				a++
				b++
				rw.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(a, b, bad.Load())
	fmt.Println(rw.TryLock(), rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RLocker().Unlock()
	fmt.Println(rw.TryLock())
	var m sync.Mutex
	fmt.Println(m.TryLock(), m.TryLock())

	// Once
	var once sync.Once
	ran := 0
	for i := 0; i < 10; i++ {
		wg.Go(func() { once.Do(func() { ran++ }) })
	}
	wg.Wait()
	fmt.Println("once", ran)
	var once2 sync.Once
	try("once panics", func() { once2.Do(func() { panic("first") }) })
	try("once again", func() { once2.Do(func() { panic("second") }) })
	f := sync.OnceFunc(func() { panic("oncefunc") })
	try("oncefunc", f)
	try("oncefunc", f)
	k := 0
	g := sync.OnceFunc(func() { k++ })
	g()
	g()
	fmt.Println(k)

	// Cond: a queue
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	var queue []int
	sum := 0
	for i := 0; i < 4; i++ {
		wg.Go(func() {
			for {
				mu.Lock()
				for len(queue) == 0 {
					cond.Wait()
				}
				v := queue[0]
				queue = queue[1:]
				if v >= 0 {
					sum += v
				}
				mu.Unlock()
				if v < 0 {
					return
				}
			}
		})
	}
	for i := 1; i <= 100; i++ {
		mu.Lock()
		queue = append(queue, i)
		mu.Unlock()
		cond.Signal()
	}
	mu.Lock()
	queue = append(queue, -1, -1, -1, -1)
	mu.Unlock()
	cond.Broadcast()
	wg.Wait()
	fmt.Println("sum", sum)

	// WaitGroup misuse
	try("negative", func() { var w sync.WaitGroup; w.Done() })

	// Pool
	made := 0
	p := sync.Pool{New: func() any { made++; return new([]byte) }}
	x := p.Get().(*[]byte)
	*x = append(*x, "abc"...)
	fmt.Println(len(*x), made)
	p.Put(nil)
	var p2 sync.Pool
	fmt.Println(p2.Get())

	// Map
	var sm sync.Map
	for i := 0; i < 100; i++ {
		wg.Go(func() {
			for j := 0; j < 20; j++ {
				sm.Store(i*20+j, i)
			}
		})
	}
	wg.Wait()
	n, total := 0, 0
	sm.Range(func(k, v any) bool { n++; total += k.(int) + v.(int); return true })
	fmt.Println("map", n, total)
	v, ok := sm.Load(77)
	fmt.Println(v, ok)
	v, ok = sm.LoadOrStore(77, "new")
	fmt.Println(v, ok)
	v, ok = sm.LoadOrStore("k", "new")
	fmt.Println(v, ok)
	v, ok = sm.LoadAndDelete("k")
	fmt.Println(v, ok)
	v, ok = sm.LoadAndDelete("k")
	fmt.Println(v, ok)
	v, ok = sm.Swap("k", 1)
	fmt.Println(v, ok)
	v, ok = sm.Swap("k", 2)
	fmt.Println(v, ok)
	fmt.Println(sm.CompareAndSwap("k", 1, 3), sm.CompareAndSwap("k", 2, 3), sm.CompareAndDelete("k", 2), sm.CompareAndDelete("k", 3))
	sm.Delete(5)
	sm.Store(5, "again")
	fmt.Println(sm.Load(5))
	sm.Clear()
	n = 0
	sm.Range(func(k, v any) bool { n++; return true })
	fmt.Println(n)
}
