// Cleanups: called when an object is gone, several for one object, also of cycles; stopped ones never; after the finalizer of the same object.
package main

import (
	"fmt"
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

type big struct {
	head [100]int
	tail *node
}

var (
	mu    sync.Mutex
	notes []string
	saved *node
	fixed int
)

func note(s string) {
	mu.Lock()
	notes = append(notes, s)
	mu.Unlock()
}

// report prints what was noted, after collecting until there are so many notes.
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

//go:noinline
func several() {
	n := &node{name: "several"}
	for i := 0; i < 3; i++ {
		runtime.AddCleanup(n, note, fmt.Sprint("cleanup ", i))
	}
	runtime.AddCleanup(&n.next, func(x [3]int) { note(fmt.Sprint("inner ", x)) }, [3]int{1, 2, 3})
}

//go:noinline
func cycle() {
	a, b := &node{name: "a"}, &node{name: "b"}
	a.next, b.next = b, a
	runtime.AddCleanup(a, note, "a of a cycle")
	runtime.AddCleanup(b, note, "b of a cycle")
}

//go:noinline
func stopped() {
	n := &node{name: "stopped"}
	a := runtime.AddCleanup(n, note, "wrong")
	runtime.AddCleanup(n, note, "right")
	b := runtime.AddCleanup(n, note, "wrong too")
	a.Stop()
	b.Stop()
	b.Stop()
	runtime.Cleanup{}.Stop()
}

//go:noinline
func finalized() {
	n := &node{name: "both"}
	runtime.AddCleanup(n, note, "cleanup")
	runtime.SetFinalizer(n, func(n *node) { saved = n; note("finalizer") })
}

//go:noinline
func arguments() {
	n := &node{name: "argument"}
	runtime.AddCleanup(n, func(m *node) { note("got " + m.name) }, &node{name: "another"})
	runtime.AddCleanup(n, func(x any) { note(fmt.Sprintf("got %T %v", x, x)) }, any(2.5))
	runtime.AddCleanup(n, func(f func() string) { note(f()) }, func() string { return "called" })
	runtime.AddCleanup(n, func(b byte) { note(fmt.Sprint("byte ", b)) }, 7)
	runtime.AddCleanup(n, func(struct{}) { note("nothing") }, struct{}{})
}

//go:noinline
func large() {
	b := &big{tail: &node{name: "tail"}}
	runtime.AddCleanup(&b.tail, note, "large")
	runtime.AddCleanup(&b.head[99], note, "large, an element")
	s := make([]*node, 100000)
	runtime.AddCleanup(&s[77777], note, "element of a slice")
}

//go:noinline
func many() {
	for i := 0; i < 5000; i++ {
		runtime.AddCleanup(&node{}, func(i int) {
			if i%1000 == 0 {
				note(fmt.Sprint("many ", i))
			}
		}, i)
	}
}

//go:noinline
func pointing() {
	// Unlike finalizers: what a dead object leads to is cleaned up with it.
	inner := &node{name: "inner"}
	outer := &node{name: "outer", next: inner}
	runtime.AddCleanup(inner, note, "inner")
	runtime.AddCleanup(outer, note, "outer")
}

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", what, r, r)
		} else {
			fmt.Println(what, "fine")
		}
	}()
	f()
}

func mistakes() {
	try("nil", func() { runtime.AddCleanup((*int)(nil), func(int) {}, 0) })
	try("equal", func() { p := new(node); runtime.AddCleanup(p, func(*node) {}, p) })
	try("first field", func() { p := new(node); runtime.AddCleanup(p, func(*string) {}, &p.name) })
	try("field", func() { p := new(node); runtime.AddCleanup(p, func(**node) {}, &p.next) })
	try("captured", func() { p := new(node); runtime.AddCleanup(p, func(int) { p.next = nil }, 1) })
	try("variable", func() { runtime.AddCleanup(&fixed, func(int) { note("never") }, 1).Stop() })
	try("no size", func() { runtime.AddCleanup(new(struct{}), func(int) {}, 1) })
}

func main() {
	run(several)
	report("several", 4)
	run(cycle)
	report("cycle", 2)
	run(stopped)
	report("stopped", 1)
	run(finalized)
	report("finalized", 1)
	fmt.Println(saved.name)
	saved = nil
	report("then", 1)
	run(arguments)
	report("arguments", 5)
	run(large)
	report("large", 3)
	run(many)
	report("many", 5)
	run(pointing)
	report("pointing", 2)
	mistakes()
	kept := &node{name: "kept"}
	runtime.AddCleanup(kept, note, "too early")
	report("kept", 0)
	runtime.KeepAlive(kept)
}
