// Weak pointers: nil once nothing leads to the object, before its finalizer; equal if and only if the pointers were.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"weak"
)

type node struct {
	a, b int
	next *node
	list [40]int
}

var (
	global   int
	saved    *node
	finished atomic.Bool
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

func run(f func()) {
	done := make(chan bool)
	go func() { f(); clobber(20); close(done) }()
	<-done
	clobber(20)
}

// gone collects until w is nil, for a while.
func gone[T any](w weak.Pointer[T]) bool {
	ok := false
	for i := 0; i < 100 && !ok; i++ {
		runtime.GC()
		run(func() { ok = w.Value() == nil })
	}
	return ok
}

func equality() {
	n := &node{a: 1}
	m := &node{a: 1}
	w := weak.Make(n)
	fmt.Println(w == weak.Make(n), w == weak.Make(m), w.Value() == n)
	fmt.Println(weak.Make(&n.a) == weak.Make(&n.a), weak.Make(&n.a) == weak.Make(&n.b), *weak.Make(&n.list[7]).Value())
	var zero weak.Pointer[node]
	fmt.Println(zero == weak.Make[node](nil), zero.Value() == nil, zero == w)
	fmt.Println(weak.Make(&global) == weak.Make(&global), weak.Make(&global).Value() == &global)
	set := map[weak.Pointer[node]]string{w: "n", weak.Make(m): "m"}
	fmt.Println(len(set), set[weak.Make(n)], set[weak.Make(m)])
	runtime.KeepAlive(n)
	runtime.KeepAlive(m)
}

func dying() {
	var w, again weak.Pointer[node]
	var inner weak.Pointer[int]
	var self weak.Pointer[node]
	run(func() {
		n := &node{}
		w, again, inner = weak.Make(n), weak.Make(n), weak.Make(&n.list[3])
		a, b := &node{}, &node{}
		a.next, b.next = b, a
		self = weak.Make(a)
	})
	fmt.Println(gone(w), gone(again), gone(inner), w == again, gone(self))
}

func kept() {
	var w weak.Pointer[node]
	var inner weak.Pointer[int]
	n := &node{a: 5}
	run(func() { w, inner = weak.Make(n), weak.Make(&n.b) })
	for i := 0; i < 5; i++ {
		runtime.GC()
	}
	fmt.Println(w.Value() == n, inner.Value() == &n.b, w.Value().a)
	runtime.KeepAlive(n)
}

func finalized() {
	var w weak.Pointer[node]
	run(func() {
		n := &node{a: 3}
		w = weak.Make(n)
		runtime.SetFinalizer(n, func(n *node) {
			fmt.Println("finalizer", w.Value() == nil, n.a)
			saved = n
			finished.Store(true)
		})
	})
	for i := 0; i < 400 && !finished.Load(); i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Println("back", saved.a, w.Value() == nil, weak.Make(saved) == w)
}

func tiny() {
	var list []weak.Pointer[byte]
	run(func() {
		for i := 0; i < 1000; i++ {
			p := new(byte)
			*p = byte(i)
			list = append(list, weak.Make(p))
		}
	})
	last := new(byte)
	w := weak.Make(last)
	n := 0
	for i := 0; i < 50 && n < 900; i++ {
		runtime.GC()
		run(func() {
			n = 0
			for _, w := range list {
				if w.Value() == nil {
					n++
				}
			}
		})
	}
	fmt.Println("tiny", n >= 900, w.Value() == last)
	runtime.KeepAlive(last)
}

// cache holds values weakly while many goroutines ask for them.
func cache() {
	var mu sync.Mutex
	entries := map[int]weak.Pointer[node]{}
	get := func(k int) *node {
		mu.Lock()
		defer mu.Unlock()
		if n := entries[k].Value(); n != nil {
			return n
		}
		n := &node{a: k, b: k * k}
		entries[k] = weak.Make(n)
		return n
	}
	var wg sync.WaitGroup
	var wrong atomic.Int32
	for g := 0; g < 4; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 300; i++ {
				k := (i*7 + g) % 20
				n := get(k)
				if i%50 == 0 {
					runtime.GC()
				}
				if n.a != k || n.b != k*k || get(k) != n {
					wrong.Add(1)
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println("cache", len(entries), wrong.Load())
}

func main() {
	equality()
	dying()
	kept()
	finalized()
	tiny()
	cache()
}
