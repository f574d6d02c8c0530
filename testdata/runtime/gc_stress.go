// Live data of every shape survives many collections, in several goroutines at once.
package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
)

type node struct {
	l, r *node
	s    string
	m    map[int]*node
	f    func() int
	i    any
}

func build(d int) *node {
	n := &node{s: fmt.Sprint("n", d)}
	if d > 0 {
		n.l, n.r = build(d-1), build(d-1)
		n.m = map[int]*node{d: n.l}
	}
	n.f = func() int { return len(n.s) + d }
	n.i = []*node{n.r}
	return n
}

func (n *node) check() int {
	if n == nil {
		return 0
	}
	s := n.f()
	for _, c := range n.m {
		if c != n.l {
			panic("map entry lost")
		}
	}
	if n.i.([]*node)[0] != n.r {
		panic("interface lost")
	}
	return s + n.l.check() + n.r.check()
}

func main() {
	var wg sync.WaitGroup
	res := make([]int, 4)
	for g := range res {
		wg.Add(1)
		go func() {
			defer wg.Done()
			t := build(9)
			for i := range 20 {
				junk := make([][]byte, 50)
				for j := range junk {
					junk[j] = []byte(strings.Repeat("g", 100+j*i))
				}
				if i%5 == 0 {
					runtime.GC()
				}
				t.r = build(6)
				t.i = []*node{t.r}
			}
			res[g] = t.check()
		}()
	}
	wg.Wait()
	fmt.Println(res)
	// interior pointers keep their object alive
	ps := make([]*int, 1000)
	ss := make([][]int, 1000)
	for i := range ps {
		a := make([]int, 100)
		a[50], a[99] = i, -i
		ps[i] = &a[50]
		ss[i] = a[99:]
	}
	for range 3 {
		runtime.GC()
		_ = make([]byte, 1<<20)
	}
	sum := 0
	for i := range ps {
		sum += *ps[i] + ss[i][0]
	}
	fmt.Println(sum)
	c := make(chan *node, 10)
	for i := range 10 {
		c <- build(i % 4)
	}
	runtime.GC()
	t := 0
	for range 10 {
		t += (<-c).check()
	}
	fmt.Println(t)
}
