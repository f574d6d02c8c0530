// Cleanups, finalizers and weak pointers made, stopped and read by many goroutines while collections run: each function is called once at most, stopped
// ones never, and a weak pointer gives its object or nil.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"weak"
)

const (
	workers = 6
	objects = 1500
)

type object struct {
	id   int
	next *object
	room [5]int
}

var (
	cleaned   [workers * objects]atomic.Int32
	finalized [workers * objects]atomic.Int32
	stopped   [workers * objects]bool
	wrong     atomic.Int32
	checked   atomic.Int32
)

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

func check(w weak.Pointer[object], id int) {
	if o := w.Value(); o != nil {
		if o.id != id || o.room[4] != id {
			wrong.Add(1)
		}
	}
	checked.Add(1)
}

//go:noinline
func work(worker int) {
	var weaks [20]weak.Pointer[object]
	var ids [20]int
	var kept *object
	for i := 0; i < objects; i++ {
		id := worker*objects + i
		o := &object{id: id}
		o.room[4] = id
		c := runtime.AddCleanup(o, func(id int) { cleaned[id].Add(1) }, id)
		if i%3 == 0 {
			runtime.SetFinalizer(o, func(o *object) { finalized[o.id].Add(1) })
		}
		if i%5 == 0 {
			c.Stop()
			stopped[id] = true
		}
		if i%7 == 0 {
			o.next = kept // chains of some length, then forgotten
			kept = o
			if i%210 == 0 {
				kept = nil
			}
		}
		k := i % len(weaks)
		check(weaks[k], ids[k])
		weaks[k], ids[k] = weak.Make(o), id
		if weaks[k].Value() != o || weak.Make(o) != weaks[k] {
			wrong.Add(1)
		}
		for j := range weaks {
			if j%4 == i%4 {
				check(weaks[j], ids[j])
			}
		}
		if i%300 == worker {
			runtime.GC()
		}
	}
}

func count(list *[workers * objects]atomic.Int32) (once, more int) {
	for i := range list {
		switch n := list[i].Load(); {
		case n == 1:
			once++
		case n > 1:
			more++
		}
	}
	return once, more
}

func main() {
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			work(w)
			clobber(20)
			wg.Done()
		}()
	}
	wg.Wait()
	clobber(20)
	const wantCleaned, wantFinalized = workers * objects * 4 / 5, workers * objects / 3
	for i := 0; i < 300; i++ {
		runtime.GC()
		c, _ := count(&cleaned)
		f, _ := count(&finalized)
		if c >= wantCleaned*95/100 && f >= wantFinalized*95/100 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	c, moreCleaned := count(&cleaned)
	f, moreFinalized := count(&finalized)
	fmt.Println("cleaned", c >= wantCleaned*95/100, c <= wantCleaned, moreCleaned)
	fmt.Println("finalized", f >= wantFinalized*95/100, f <= wantFinalized, moreFinalized)
	for id := range stopped {
		if stopped[id] && cleaned[id].Load() != 0 {
			fmt.Println("stopped one called", id)
		}
	}
	fmt.Println("wrong", wrong.Load(), checked.Load() > 1000)
}
