// Chains that are turned round while collections go on: each node hangs on one pointer, which is overwritten just ahead of the collector.
//
//test:timeout 60
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

type node struct {
	next  *node
	value int
	pad   [4]int
}

const nodes = 300_000

func chain(n int) *node {
	var head *node
	for i := n; i > 0; i-- {
		head = &node{next: head, value: i}
	}
	return head
}

// turn reverses a chain whose values should be from, from+step, …
//
//go:noinline
func turn(head *node, from, step int) (*node, int) {
	var turned *node
	count := 0
	for n := head; n != nil; count++ {
		if n.value != from {
			return nil, -count
		}
		from += step
		next := n.next
		n.next = turned
		turned, n = n, next
	}
	return turned, count
}

func main() {
	runtime.GOMAXPROCS(2)
	var done atomic.Bool
	collected := make(chan bool)
	go func() {
		for !done.Load() {
			runtime.GC()
			chain(10)
		}
		close(collected)
	}()
	head := chain(nodes)
	for round := range 500 {
		from, step := 1, 1
		if round%2 == 1 {
			from, step = nodes, -1
		}
		var count int
		head, count = turn(head, from, step)
		if count != nodes {
			fmt.Println("turn", round, "lost a node behind", -count)
			break
		}
	}
	done.Store(true)
	<-collected
	fmt.Println(head != nil)
}
