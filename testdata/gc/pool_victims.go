// sync.Pool: what nobody took for two collections is dropped; what is taken in time is kept.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

type item struct {
	id   int
	room [100]int
}

var dropped atomic.Int32

//go:noinline
func clobber(depth int) int {
	var room [64]int
	for i := range room {
		room[i] = depth + i
	}
	if depth > 0 {
		return clobber(depth-1) + room[depth%64]
	}
	return room[5]
}

func run(f func()) {
	done := make(chan bool)
	go func() { f(); clobber(20); close(done) }()
	<-done
	clobber(20)
}

func fill(p *sync.Pool, n int) {
	run(func() {
		for i := 0; i < n; i++ {
			it := &item{id: i}
			runtime.AddCleanup(it, func(int) { dropped.Add(1) }, i)
			p.Put(it)
		}
	})
}

func wait(want int32) {
	for i := 0; i < 200 && dropped.Load() < want; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

func main() {
	debug.SetGCPercent(-1)
	var p sync.Pool
	fill(&p, 100)
	wait(90)
	fmt.Println("dropped", dropped.Load() >= 90)
	found := 0
	run(func() {
		for p.Get() != nil {
			found++
		}
	})
	fmt.Println("empty", found == 0)

	// One collection makes victims of the objects; they can still be had, once.
	made := 0
	q := sync.Pool{New: func() any { made++; return new(item) }}
	run(func() {
		for i := 0; i < 8; i++ {
			q.Put(&item{id: i + 1})
		}
	})
	runtime.GC()
	ids := map[int]bool{}
	for i := 0; i < 8; i++ {
		if it := q.Get().(*item); it.id != 0 {
			if ids[it.id] {
				fmt.Println("twice", it.id)
			}
			ids[it.id] = true
		}
	}
	fmt.Println("victims and new ones", len(ids)+made)
	for i := 0; i < 3; i++ {
		runtime.GC()
	}
	made = 0
	fmt.Println("new", q.Get().(*item).id, made)

	// In use by many while the collector is at it.
	var wg sync.WaitGroup
	var wrong atomic.Int32
	buffers := sync.Pool{New: func() any { return new([64]byte) }}
	for g := 0; g < 4; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 2000; i++ {
				b := buffers.Get().(*[64]byte)
				for j := range b {
					b[j] = byte(g)
				}
				if i%500 == 0 {
					runtime.GC()
				}
				for j := range b {
					if b[j] != byte(g) {
						wrong.Add(1)
					}
				}
				buffers.Put(b)
			}
		}()
	}
	wg.Wait()
	fmt.Println("wrong", wrong.Load())
}
