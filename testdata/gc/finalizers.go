// Finalizers: called once, from the outside in, never for what can still be reached or lies in a cycle; objects may come back.
package main

import (
	"fmt"
	"io"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

type node struct {
	name string
	next *node
	pad  [3]int
}

type named struct{ id int }

func (n *named) Close() error { note(fmt.Sprint("closed ", n.id)); return nil }

var (
	mu    sync.Mutex
	notes []string
	saved *node
)

func note(s string) {
	mu.Lock()
	notes = append(notes, s)
	mu.Unlock()
}

// report prints what finalizers noted, after collecting until there are so many notes.
func report(what string, want int) {
	for i := 0; i < 400; i++ {
		runtime.GC()
		mu.Lock()
		n := len(notes)
		mu.Unlock()
		if n >= want && i > 2 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	mu.Lock()
	sort.Strings(notes)
	fmt.Println(what, len(notes), strings.Join(notes, "; "))
	notes = nil
	mu.Unlock()
}

//go:noinline
func simple() {
	for i := 0; i < 5; i++ {
		n := &node{name: fmt.Sprint("simple", i)}
		runtime.SetFinalizer(n, func(n *node) { note(n.name) })
	}
}

//go:noinline
func chain() {
	inner := &node{name: "inner"}
	outer := &node{name: "outer", next: inner}
	final := func(n *node) { note(n.name) }
	runtime.SetFinalizer(inner, final)
	runtime.SetFinalizer(outer, final)
}

//go:noinline
func cycle() {
	a, b := &node{name: "a"}, &node{name: "b"}
	a.next, b.next = b, a
	runtime.SetFinalizer(a, func(n *node) { note("in a cycle") })
}

//go:noinline
func comeback() {
	n := &node{name: "back"}
	runtime.SetFinalizer(n, func(n *node) { saved = n; note("saved " + n.name) })
}

//go:noinline
func interfaces() {
	runtime.SetFinalizer(&named{1}, func(x any) { note(fmt.Sprintf("any %T", x)) })
	runtime.SetFinalizer(&named{2}, func(c io.Closer) { c.Close() })
	runtime.SetFinalizer(&named{3}, func(n *named) (int, string, []int, error) { note(fmt.Sprint("results ", n.id)); return 1, "", nil, nil })
	runtime.SetFinalizer(&named{4}, (*named).Close)
}

//go:noinline
func cleared() {
	n := &node{name: "cleared"}
	runtime.SetFinalizer(n, func(n *node) { note(n.name) })
	runtime.SetFinalizer(n, nil)
	m := &node{name: "set again"}
	runtime.SetFinalizer(m, func(n *node) { note("wrong one") })
	runtime.SetFinalizer(m, nil)
	runtime.SetFinalizer(m, func(n *node) { note(n.name) })
}

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

func main() {
	run(simple)
	report("simple", 5)
	run(chain)
	report("chain", 2)
	run(cycle)
	report("cycle", 0)
	run(comeback)
	report("comeback", 1)
	fmt.Println(saved.name)
	saved = nil
	report("not again", 0)
	run(interfaces)
	report("interfaces", 4)
	run(cleared)
	report("cleared", 1)
	kept := &node{name: "kept"}
	runtime.SetFinalizer(kept, func(n *node) { note("too early") })
	report("kept", 0)
	runtime.KeepAlive(kept)
}
