// Variables of all kinds, and a function that uses them and tells what it saw. One run of it (single.go) and several groups' (several.go) come to the same.
package main

import (
	_ "embed"
	"fmt"
	"iter"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type pair struct {
	name string
	next *pair
}

type shower interface{ show() string }

func (p *pair) show() string { return p.name + "!" }

var (
	number   = 5
	pointer  = &number
	zero     [1000]int
	table    = map[string]int{"a": 1}
	list     = []int{1, 2, 3}
	boxed    any = &number
	linked   = &pair{"first", &pair{"second", nil}}
	shown    shower = &whole
	whole    = pair{"whole", linked}
	pointers = [...]*int{&number, &zero[7]}
	function = double
	closure  = func() int { number++; return number }
	field    = &whole.name
	channel  = make(chan int, 3)
	counted  = func() int { inits++; return inits }()
	inits    int
	once     sync.Once
	heap     *[64]int
	released = make(chan string, 1)
)

//go:embed data.txt
var content []byte

//go:embed data.txt
var text string

func double(x int) int { return 2 * x }

// work uses all variables and tells what it saw; seed makes groups differ.
func work(seed int) string {
	b := new(strings.Builder)
	number += seed
	for i := range zero {
		zero[i] += seed + i
	}
	table["b"] += seed
	list[0] += seed
	linked.next.name += fmt.Sprint(seed)
	whole.name += fmt.Sprint(seed)
	content[0] += byte(seed)
	channel <- seed
	once.Do(func() { inits += 100 })
	heap = new([64]int)
	heap[seed] = seed
	fmt.Fprintln(b, number, *pointer, *boxed.(*int), *pointers[0], zero[7] == *pointers[1], zero[999], table, list)
	fmt.Fprintln(b, linked.next.name, shown.show(), *field, function(seed), closure(), <-channel, len(channel), counted, inits)
	fmt.Fprintln(b, strings.TrimSpace(string(content)), strings.TrimSpace(text), len(content), cap(content))
	fmt.Fprintln(b, len(os.Args), os.Getenv("WHO"), time.Local)

	// Who is started by the group's goroutines is of the group.
	done := make(chan int)
	go func() { done <- number }()
	fmt.Fprint(b, <-done, " ")
	time.AfterFunc(time.Millisecond, func() { done <- number })
	fmt.Fprint(b, <-done, " ")
	next, stop := iter.Pull(func(yield func(int) bool) { yield(number) })
	v, _ := next()
	stop()
	fmt.Fprint(b, v, " ", (<-time.After(time.Millisecond)).Location() == time.Local, " ")
	forget()
	for len(released) == 0 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	fmt.Fprintln(b, <-released, heap[seed])
	return b.String()
}

// forget drops an object whose finalizer looks at the group's variables.
//
//go:noinline
func forget() {
	var deep func(n int)
	deep = func(n int) {
		if n > 0 {
			deep(n - 1)
			return
		}
		p := &pair{name: "gone"}
		runtime.SetFinalizer(p, func(p *pair) { released <- fmt.Sprint(p.name, number) })
	}
	deep(20)
}
